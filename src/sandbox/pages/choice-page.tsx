import { Layout } from './layout';

/** After a reset of all sessions: is the account still the person's? Two forms, without script. */
export function ChoicePage(props: { token: string; username: string }) {
  return (
    <Layout title="Your account" narrow>
      <h1>Is this still your account?</h1>
      <p>
        All single sign-on sessions of this workspace were reset. You used to sign in as{' '}
        <strong>@{props.username}</strong>.
      </p>
      <Choice token={props.token} choice="remain" label="Remain associated" />
      <Choice token={props.token} choice="switch" label="Switch" />
    </Layout>
  );
}

function Choice(props: { token: string; choice: 'remain' | 'switch'; label: string }) {
  return (
    <form method="post" action="/sso/choice" class="actions">
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="choice" value={props.choice} />
      <button type="submit" class={props.choice === 'switch' ? 'plain' : undefined}>
        {props.label}
      </button>
    </form>
  );
}
