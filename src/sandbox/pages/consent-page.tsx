import type { InstallOffer } from '../oauth/offer-install';
import { type AuthorizeRequest, authorizeParameters } from '../oauth/read-authorize-request';
import type { Member } from '../org/org-data';
import { type Frame, Layout } from './layout';
import { sayScope } from './say-scope';

/** Asks somebody whether an app may do what it asks for. */
export function ConsentPage(props: {
  frame: Frame;
  request: AuthorizeRequest;
  member: Readonly<Member>;
  offer: InstallOffer;
  /** The parameters of the page's address. */
  given: ReadonlyMap<string, string>;
  /** Where the form goes, and where somebody else is chosen. */
  action: string;
  address: string;
  isPlainHttp: boolean;
}) {
  const { request, offer, member, given } = props;
  const { app } = request;
  return (
    <Layout title={`Install ${app.name}`} frame={props.frame} narrow>
      <h1>
        {app.name} asks to enter {props.frame.profile.name}
      </h1>
      <p>
        You are <strong>{member.displayName || member.username}</strong>{' '}
        <span class="quiet">
          @{member.username}, {sayRank(member)}
        </span>{' '}
        <a href={`/act-as?back=${encodeURIComponent(props.address)}`}>Be somebody else</a>
      </p>
      <Scopes title={`What ${app.name} may do by itself`} scopes={request.botScopes} />
      <Scopes title={`What ${app.name} may do as you`} scopes={request.userScopes} />
      {props.isPlainHttp && (
        <p class="warning">
          You will go back to <code>{request.returnTo}</code> on this machine. Practice takes that; Slack takes https
          only.
        </p>
      )}
      <form method="post" action={props.action} class="stack">
        {authorizeParameters
          .filter((name) => given.has(name))
          .map((name) => (
            <input key={name} type="hidden" name={name} value={given.get(name)} />
          ))}
        {offer.refusal === undefined ? (
          <fieldset>
            <legend>Install it on</legend>
            {offer.targets.map(({ value, label }, index) => (
              <div class="check" key={value}>
                <input type="radio" id={`on-${value}`} name="install" value={value} checked={index === 0} />
                <label for={`on-${value}`}>{label}</label>
              </div>
            ))}
          </fieldset>
        ) : (
          <p class="refusal" role="alert">
            {offer.refusal}
          </p>
        )}
        <p class="actions">
          {offer.refusal === undefined && (
            <button type="submit" name="decision" value="allow">
              Allow
            </button>
          )}
          <button type="submit" name="decision" value="cancel" class="plain">
            Cancel
          </button>
        </p>
      </form>
    </Layout>
  );
}

function Scopes(props: { title: string; scopes: readonly string[] }) {
  if (props.scopes.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      <ul class="scopes">
        {props.scopes.map((scope) => (
          <li key={scope}>
            {sayScope(scope)} <code>{scope}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayRank(member: Readonly<Member>): string {
  return member.rank.replaceAll('-', ' ');
}
