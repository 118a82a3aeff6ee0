import { inspect } from 'node:util';
import { Secret } from '../../src/core';
import { TargetError, type TargetOAuth } from '../../src/provisioning';
import { createSlack, noLimits, type Slack } from '../../src/slack';
import { AppVisitor, redirectUrl } from '../sandbox/app-visitor';
import { WebClient } from '../sandbox/web-client';
import { turning } from './practice';

let client: WebClient;
let visitor: AppVisitor;
let slack: Slack;
let oauth: TargetOAuth;
beforeAll(async () => {
  client = (await WebClient.open()) as WebClient;
  visitor = new AppVisitor(client);
  slack = createSlack({ clock: client.clock, allowances: noLimits, wait: turning(client.clock) });
  oauth = slack.oauth;
});
beforeEach(() => client.reset());
afterAll(async () => {
  await slack.close();
  await client.sandbox.stop();
});

type App = ReturnType<AppVisitor['app']>;

const accessOf = (app: App) => ({
  webApiOrigin: client.url,
  clientId: app.clientId,
  clientSecret: new Secret(app.clientSecret),
});

/** The administrator follows the address we gave and allows what it asks for. @returns what comes back to us */
async function allow(app: App, team: string | null = null): Promise<URL> {
  const url = new URL(
    oauth.authorizeUrl({ webApiOrigin: client.url, clientId: app.clientId, redirectUrl, state: 'state-1', team }),
  );
  expect([url.origin, url.pathname]).toEqual([client.url, '/oauth/v2/authorize']);
  return visitor.consent(client.org.primaryOwner?.id ?? '', Object.fromEntries(url.searchParams));
}

async function ending(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'success',
    (error: unknown) =>
      error instanceof TargetError ? `${error.kind} ${error.slackCode}` : `defect: ${inspect(error)}`,
  );
}

describe('letting an administrator hand over a token', () => {
  it('asks for what SCIM and the Web API need, and turns the code into the person’s token', async () => {
    const app = visitor.app();
    const back = await allow(app, client.org.teams[0]?.id);
    expect(back.searchParams.get('state')).toBe('state-1');
    const grant = await oauth.exchange({ ...accessOf(app), code: back.searchParams.get('code') ?? '', redirectUrl });
    expect(grant).toMatchObject({ refreshToken: null, expiresInSeconds: null });
    expect(grant.token.reveal()).toMatch(/^xoxp-/);
    client.token = grant.token.reveal();
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    const scopes = (await client.api('auth.test')).headers.get('x-oauth-scopes');
    expect(scopes?.split(',')).toEqual(expect.arrayContaining(['admin', 'users:read', 'usergroups:write']));
  });

  it('asks an organisation for what only an organisation has', () => {
    const scopesFor = (team: string | null) =>
      new URL(
        oauth.authorizeUrl({ webApiOrigin: 'https://slack.com', clientId: '1.2', redirectUrl, state: 's', team }),
      ).searchParams.get('user_scope');
    expect(scopesFor('E0123456789')).toContain('admin.users:read');
    for (const team of ['T0123456789', null]) expect(scopesFor(team)).not.toContain('admin.');
  });

  it('takes the refresh token of an app whose tokens rotate, and uses it once', async () => {
    const app = visitor.app({ tokenRotation: true });
    const code = (await allow(app)).searchParams.get('code') ?? '';
    const first = await oauth.exchange({ ...accessOf(app), code, redirectUrl });
    expect(first.expiresInSeconds).toBe(43_200);
    const refreshToken = first.refreshToken as Secret;
    const next = await oauth.refresh({ ...accessOf(app), refreshToken });
    expect(next.token.reveal()).not.toBe(first.token.reveal());
    client.token = next.token.reveal();
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    expect(next.refreshToken?.reveal()).not.toBe(refreshToken.reveal());
    expect(await ending(oauth.refresh({ ...accessOf(app), refreshToken }))).toBe('unauthorized invalid_refresh_token');
  });

  it('says what is wrong: a code twice or too old, a wrong secret, another address', async () => {
    const app = visitor.app();
    const code = (await allow(app)).searchParams.get('code') ?? '';
    const exchange = (more: object = {}) => oauth.exchange({ ...accessOf(app), code, redirectUrl, ...more });
    expect(await ending(exchange({ clientSecret: new Secret('wrong') }))).toBe('misconfigured bad_client_secret');
    expect(await ending(exchange({ clientId: '1.2' }))).toBe('misconfigured invalid_client_id');
    expect(await ending(exchange({ redirectUrl: 'https://elsewhere.example/' }))).toBe(
      'misconfigured bad_redirect_uri',
    );
    expect(await ending(exchange())).toBe('success');
    expect(await ending(exchange())).toBe('rejected invalid_code');
    const late = (await allow(app)).searchParams.get('code') ?? '';
    client.clock.advance(601_000);
    expect(await ending(exchange({ code: late }))).toBe('rejected invalid_code');
  });

  it('R114: secrets are in a header or a body, never in an address, an error or a log line', async () => {
    const app = visitor.app();
    const secret = new Secret('deep-secret-of-the-app');
    const call = oauth.exchange({ ...accessOf(app), clientSecret: secret, code: 'deep-code', redirectUrl });
    const error = await call.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TargetError);
    expect(inspect(error, { depth: 9 })).not.toMatch(/deep-/);
    const { calls } = (await client.control('GET', '/journal/calls')).body;
    for (const { path } of calls) expect(path).not.toMatch(/deep-|\?/);
  });

  it('R98: a code whose answer is lost is told as such and not sent again', async () => {
    const app = visitor.app();
    await client.control('POST', '/faults', { kind: 'cut', operation: 'oauth.v2.access', applied: true });
    const code = (await allow(app)).searchParams.get('code') ?? '';
    expect(await ending(oauth.exchange({ ...accessOf(app), code, redirectUrl }))).toBe(
      'outcome_unknown [connection_lost]',
    );
  });
});
