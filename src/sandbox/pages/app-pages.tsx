import type { Fault } from '../../core';
import type { App, Token } from '../org/org-data';
import { CheckField, TextField } from './fields';
import { Facts, type Frame, Instant, Layout } from './layout';

/** The apps that are registered, and the form to register one. */
export function AppsPage(props: {
  frame: Frame;
  apps: readonly Readonly<App>[];
  typed?: ReadonlyMap<string, string>;
  faults?: readonly Fault[];
}) {
  return (
    <Layout title="Apps" frame={props.frame} current="/apps">
      <h1>Apps</h1>
      {props.apps.length === 0 ? (
        <p>No app is registered yet.</p>
      ) : (
        <ul class="rows">
          {props.apps.map((app) => (
            <li key={app.id}>
              <div>
                <a href={`/apps/${app.id}`}>{app.name}</a>{' '}
                <span class="quiet">
                  client <code>{app.clientId}</code>
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/apps" class="stack">
        <h2>Register an app</h2>
        <Faults faults={props.faults ?? []} />
        <AppFields textOf={(name) => props.typed?.get(name) ?? ''} isOn={(name) => props.typed?.has(name) ?? false} />
        <p>
          <button type="submit">Register</button>
        </p>
      </form>
    </Layout>
  );
}

/** One app: what it proves itself by, where it is installed, and how it is installed. */
export function AppPage(props: {
  frame: Frame;
  app: Readonly<App>;
  tokens: readonly Readonly<Token>[];
  nameOf: (memberId: string) => string;
  teamNameOf: (teamId: string | undefined) => string;
  baseUrl: string;
}) {
  const { app, tokens } = props;
  const values: { [name: string]: string } = {
    name: app.name,
    redirectUrls: app.redirectUrls.join('\n'),
    requestUrl: app.requestUrl,
    botScopes: app.botScopes.join(' '),
    userScopes: app.userScopes.join(' '),
    signingSecret: app.signingSecret,
  };
  return (
    <Layout title={app.name} frame={props.frame} current="/apps">
      <h1>{app.name}</h1>
      <Facts
        rows={[
          ['App ID', <code>{app.id}</code>],
          ['Client ID', <code>{app.clientId}</code>],
          ['Client secret', <code>{app.clientSecret}</code>],
          ['Signing secret', <code>{app.signingSecret}</code>],
          ['Web API', <code>{`${props.baseUrl}/api/`}</code>],
        ]}
      />
      <p class="quiet">These secrets are good in this practice workspace and nowhere else.</p>
      {app.redirectUrls.length > 0 && app.botScopes.length + app.userScopes.length > 0 && (
        <p>
          <a class="button plain" href={installPath(app)}>
            Install to this workspace
          </a>
        </p>
      )}
      <Installations {...props} />
      <details>
        <summary>
          <h2>Change the app</h2>
        </summary>
        <form method="post" action={`/apps/${app.id}`} class="stack">
          <AppFields
            textOf={(name) => values[name] ?? ''}
            isOn={(name) => (name === 'tokenRotation' && app.tokenRotation) || (name === 'pkce' && app.pkce)}
          />
          <p>
            <button type="submit">Save</button>
          </p>
        </form>
      </details>
      {tokens.some((token) => token.revokedAt === undefined) && (
        <form method="post" action={`/apps/${app.id}/uninstall`} class="actions">
          <button type="submit" class="plain">
            Uninstall everywhere
          </button>
          <span class="quiet">Its tokens end, and its bot goes.</span>
        </form>
      )}
    </Layout>
  );
}

function Installations({ tokens, nameOf, teamNameOf }: Parameters<typeof AppPage>[0]) {
  return (
    <section>
      <h2>Installations</h2>
      {tokens.length === 0 && <p>It is installed nowhere.</p>}
      <ul class="rows">
        {tokens.slice(0, 50).map((token) => (
          <li key={token.id}>
            <div>
              <span class={`tag ${token.revokedAt ? 'deactivated' : 'active'}`}>
                {token.revokedAt ? 'revoked' : token.kind}
              </span>{' '}
              as @{nameOf(token.memberId)} on {teamNameOf(token.teamId)}{' '}
              <span class="quiet">
                <Instant at={token.createdAt} />
                {token.expiresAt && (
                  <>
                    , until <Instant at={token.expiresAt} />
                  </>
                )}
              </span>
              <div class="quiet">{token.scopes.join(', ')}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AppFields(props: { textOf: (name: string) => string; isOn: (name: string) => boolean }) {
  const { textOf, isOn } = props;
  return (
    <>
      <TextField name="name" label="Name" value={textOf('name')} required />
      <TextField name="redirectUrls" label="Redirect URLs, one a line" value={textOf('redirectUrls')} rows={2} />
      <TextField name="requestUrl" label="Request URL for interactivity" value={textOf('requestUrl')} />
      <TextField name="botScopes" label="Bot scopes" value={textOf('botScopes')} />
      <TextField name="userScopes" label="User scopes" value={textOf('userScopes')} />
      <TextField name="signingSecret" label="Signing secret (made up if left empty)" value={textOf('signingSecret')} />
      <CheckField name="tokenRotation" label="Token rotation, for good" checked={isOn('tokenRotation')} />
      <CheckField name="pkce" label="PKCE, for good" checked={isOn('pkce')} />
    </>
  );
}

function Faults(props: { faults: readonly Fault[] }) {
  if (props.faults.length === 0) return null;
  return (
    <div class="warning" role="alert">
      {props.faults.map((fault) => (
        <p key={fault.path}>
          {fault.path}: {fault.message}
        </p>
      ))}
    </div>
  );
}

function installPath(app: Readonly<App>): string {
  const query = new URLSearchParams({ client_id: app.clientId });
  if (app.botScopes.length > 0) query.set('scope', app.botScopes.join(','));
  if (app.userScopes.length > 0) query.set('user_scope', app.userScopes.join(','));
  return `/oauth/v2/authorize?${query}`;
}
