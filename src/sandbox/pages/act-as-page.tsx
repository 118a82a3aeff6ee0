import type { Member } from '../org/org-data';
import type { Found } from '../org/search';
import { type Frame, Layout } from './layout';
import { Paging, SearchForm } from './paging';

/** Lets whoever rehearses be somebody of the workspace. Slack has no such page. */
export function ActAsPage(props: {
  frame: Frame;
  found: Found<Readonly<Member>>;
  text: string;
  back: string;
  current: Readonly<Member> | undefined;
}) {
  const { found, back, current } = props;
  return (
    <Layout title="Be somebody" frame={props.frame}>
      <h1>Who are you here?</h1>
      <p class="quiet">
        {current ? `You are ${current.displayName || current.username}. ` : 'You are nobody of this workspace yet. '}
        Practice lets you be anybody without single sign-on; Slack has no such page.
      </p>
      <SearchForm path="/act-as" label="Name or e-mail" text={props.text} hidden={{ back }} />
      {found.total === 0 && <p>Nobody of that name can sign in.</p>}
      <ul class="rows">
        {found.items.map((member) => (
          <li key={member.id}>
            <div>
              <strong>{member.displayName || member.username}</strong>{' '}
              <span class="quiet">
                @{member.username}, {member.rank.replaceAll('-', ' ')}, {member.email}
              </span>
            </div>
            <form method="post" action="/act-as">
              <input type="hidden" name="member" value={member.id} />
              <input type="hidden" name="back" value={back} />
              <button type="submit" class="plain">
                Be them<span class="unseen">: {member.displayName || member.username}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <Paging path="/act-as" parameters={{ q: props.text, back }} found={found} />
    </Layout>
  );
}
