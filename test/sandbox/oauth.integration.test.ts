import { createHash } from 'node:crypto';
import { WebClient as OfficialClient } from '@slack/web-api';
import fc from 'fast-check';
import { isRegisteredRedirect } from '../../src/sandbox/oauth/match-redirect-uri';
import type { App, Member } from '../../src/sandbox/org/org-data';
import { AppVisitor, redirectUrl } from './app-visitor';
import { Browser, textOf } from './browser';
import { doubt, fact } from './facts/fact';
import { type Json, WebClient } from './web-client';

/** OAuth v2, in an organisation of two workspaces. */
let client: WebClient;
let visitor: AppVisitor;
let owner: Readonly<Member>;
let member: Readonly<Member>;
let app: Readonly<App>;

beforeAll(async () => {
  client = await WebClient.open({ workspace: { kind: 'enterprise', name: 'Acme' } });
  visitor = new AppVisitor(client);
  client.org.addTeam({ name: 'Second', domain: 'acme-2' });
});
beforeEach(async () => {
  await client.reset();
  const teamIds = client.org.teams.map(({ id }) => id);
  owner = client.member('owner', { rank: 'owner', teamIds });
  member = client.member('ada', { teamIds: teamIds.slice(0, 1) });
  app = visitor.app();
});
afterAll(() => client.sandbox.stop());

const bot = { scope: 'chat:write,users:read' };
const user = { user_scope: 'admin' };
const errorOf = async (args: Json, by = app) => (await visitor.access(by, args)).body.error;
const works = async (token: string) => (await client.api('auth.test', {}, { token })).body;

/** A visit to the consent page that is refused there. @returns the code on the page */
async function refusal(ask: { [name: string]: string }, path = '/oauth/v2/authorize'): Promise<string | undefined> {
  const browser = await visitor.browserOf(owner.id);
  const page = await browser.get(`${path}?${new URLSearchParams({ client_id: app.clientId, ...ask })}`);
  expect([page.status, page.location]).toEqual([400, undefined]);
  expect(
    (await browser.post(path, { client_id: app.clientId, ...ask, decision: 'allow', install: 'org' })).status,
  ).toBe(400);
  return /Slack would refuse this: (\w+)/.exec(textOf(page.text))?.[1];
}

describe('the consent page', () => {
  fact('W8.1', async () => {
    const browser = await visitor.browserOf(owner.id);
    const [, second] = client.org.teams;
    const ask = { client_id: app.clientId, ...bot, user_scope: 'admin,users:read', state: 's', team: second?.id ?? '' };
    const page = await browser.get(`/oauth/v2/authorize?${new URLSearchParams(ask)}`);
    const text = textOf(page.text);
    expect(text).toMatch(/may do by itself.*chat:write.*users:read.*may do as you.*admin.*users:read/s);
    expect(page.text).toContain(`value="${second?.id}" checked`);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://app.example;");
    expect(page.text).not.toContain(app.clientSecret);
  });

  fact('W8.4', async () => {
    const [first] = client.org.teams;
    const onOrg = await visitor.install(owner.id, app, user, { install: 'org' });
    expect(onOrg).toMatchObject({ is_enterprise_install: true });
    const other = visitor.app({ name: 'Other' });
    const onTeam = await visitor.install(owner.id, other, user, { install: first?.id ?? '' });
    expect(onTeam).toMatchObject({ is_enterprise_install: false, team: { id: first?.id, name: first?.name } });
  });

  it('offers the organisation to admins and owners only, and nobody a workspace they are not in', async () => {
    const browser = await visitor.browserOf(member.id);
    const ask = { client_id: app.clientId, ...bot };
    const page = await browser.get(`/oauth/v2/authorize?${new URLSearchParams(ask)}`);
    expect(page.text.match(/name="install"/g)).toHaveLength(1);
    for (const install of ['org', client.org.teams[1]?.id ?? '', '']) {
      const answer = await browser.post('/oauth/v2/authorize', { ...ask, decision: 'allow', install });
      expect([answer.status, answer.location]).toEqual([422, undefined]);
    }
  });

  fact('W8.5', async () => {
    const registered = ['https://app.example/path', 'http://localhost:3000/cb'];
    const fits = (uri: string) => isRegisteredRedirect(uri, registered);
    const good = ['https://app.example/path', 'https://app.example/path/subdir/other', 'https://app.example/path?a=b'];
    expect(good.filter((uri) => !fits(uri))).toEqual([]);
    const bad = [
      'http://app.example/path',
      'https://app.example/',
      'https://app.example/pathology',
      'https://app.example/path/../other',
      'https://app.example/path/%2e%2e/other',
      'https://app.example:8080/path',
      'https://oauth.app.example/path',
      'https://app.example.evil.example/path',
      'https://user@app.example/path',
      'https://app.example@evil.example/path',
      'https://app.example/path#',
      'http://localhost:3001/cb',
      'http://evil.example/cb',
      'javascript:alert(1)',
      '//app.example/path',
      '',
    ];
    expect(bad.filter(fits)).toEqual([]);
    expect(fits('http://localhost:3000/cb/x')).toBe(true);
    expect(await refusal({ ...bot, redirect_uri: 'https://evil.example/slack' })).toBe('bad_redirect_uri');
    expect(await refusal({ ...bot, redirect_uri: `${redirectUrl}#x` })).toBe('bad_redirect_uri');
  });

  it('takes http on this machine for rehearsals, and says that Slack does not', async () => {
    const local = visitor.app({ name: 'Local', redirectUrls: ['http://localhost:3000/cb'] });
    const browser = await visitor.browserOf(owner.id);
    const page = await browser.get(`/oauth/v2/authorize?client_id=${local.clientId}&scope=chat:write`);
    expect(textOf(page.text)).toContain('Slack takes https only');
  });

  fact('W8.6', async () => {
    const two = visitor.app({ redirectUrls: ['https://one.example/', 'https://two.example/'] });
    const back = await visitor.consent(owner.id, { client_id: two.clientId, ...bot });
    expect(back.origin).toBe('https://one.example');
    const chosen = { client_id: two.clientId, ...bot, redirect_uri: 'https://two.example/x' };
    expect((await visitor.consent(owner.id, chosen)).href).toMatch(/^https:\/\/two\.example\/x\?code=/);
    const none = visitor.app({ redirectUrls: [] });
    expect(await refusal({ client_id: none.clientId, ...bot })).toBe('bad_redirect_uri');
  });

  fact('W8.7', async () => {
    const state = 'a b&c=d#"<é>';
    const back = await visitor.consent(owner.id, { client_id: app.clientId, ...bot, state });
    expect([...back.searchParams.keys()]).toEqual(['code', 'state']);
    expect(back.searchParams.get('state')).toBe(state);
    expect(`${back.origin}${back.pathname}`).toBe(redirectUrl);
  });

  it('sends whoever cancels back with access_denied and the state, and gives no code', async () => {
    const back = await visitor.consent(
      owner.id,
      { client_id: app.clientId, ...bot, state: 's' },
      { decision: 'cancel' },
    );
    expect([...back.searchParams]).toEqual([
      ['error', 'access_denied'],
      ['state', 's'],
    ]);
    expect(client.org.toJSON().oauthCodes).toEqual([]);
  });

  it('asks who somebody is first, and comes back to what was asked', async () => {
    const browser = new Browser(client.url);
    const path = `/oauth/v2/authorize?client_id=${app.clientId}&scope=chat:write&state=x%26y`;
    const who = await browser.follow(await browser.get(path));
    expect(textOf(who.text)).toContain('Who are you here?');
    const back = /name="back" value="([^"]+)"/.exec(who.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(back).toBe(path);
    const page = await browser.follow(await browser.post('/act-as', { member: member.id, back }));
    expect(textOf(page.text)).toContain('@ada, member');
    const nobody = await new Browser(client.url).post('/oauth/v2/authorize', { client_id: app.clientId, ...bot });
    expect(nobody.status).toBe(403);
  });

  it('never goes on to another server from choosing who one is', async () => {
    const browser = new Browser(client.url);
    for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', 'x']) {
      expect((await browser.post('/act-as', { member: member.id, back })).location).toBe('/');
    }
    client.org.members.update(member.id, { state: 'deactivated' });
    expect((await browser.post('/act-as', { member: member.id })).status).toBe(404);
    expect((await browser.post('/act-as', {})).status).toBe(404);
  });

  it('takes an answer from its own pages only (R46)', async () => {
    const browser = await visitor.browserOf(owner.id);
    const form = { client_id: app.clientId, ...bot, decision: 'allow', install: 'org' };
    const answer = await browser.post('/oauth/v2/authorize', form, { origin: 'https://evil.example' });
    expect([answer.status, answer.location]).toEqual([403, undefined]);
  });

  it('refuses unknown apps, missing and malformed scopes, and parameters that come twice', async () => {
    expect(await refusal({ client_id: 'x', ...bot })).toBe('invalid_client_id');
    expect(await refusal({ scope: ' ,,' })).toBe('no_scopes');
    expect(await refusal({ scope: '<script>' })).toBe('invalid_scope');
    expect(await refusal({ scope: Array.from({ length: 101 }, (_, n) => `a${n}`).join() })).toBe('invalid_scope');
    const browser = await visitor.browserOf(owner.id);
    const twice = `/oauth/v2/authorize?client_id=${app.clientId}&scope=chat:write&redirect_uri=a&redirect_uri=b`;
    expect((await browser.get(twice)).status).toBe(400);
  });

  doubt('oauthAdminScopes', async () => {
    const ask = { client_id: app.clientId, ...user };
    const browser = await visitor.browserOf(member.id);
    const path = `/oauth/v2/authorize?${new URLSearchParams(ask)}`;
    const form = { ...ask, decision: 'allow', install: client.org.teams[0]?.id ?? '' };
    expect(textOf((await browser.get(path)).text)).toContain('Only an admin or owner can allow admin.');
    expect((await browser.post('/oauth/v2/authorize', form)).status).toBe(403);
    await client.turn({ oauthAdminScopes: 'allowed' });
    expect((await browser.post('/oauth/v2/authorize', form)).status).toBe(303);
    client.org.members.update(member.id, { rank: 'multi-channel-guest' });
    expect(textOf((await browser.get(path)).text)).toContain('Guests cannot install apps.');
  });

  it('survives whatever is sent to it', async () => {
    const browser = await visitor.browserOf(owner.id);
    const strange = fc.record({
      client_id: fc.constantFrom(app.clientId, '', '__proto__'),
      scope: fc.string({ unit: 'binary', maxLength: 60 }),
      redirect_uri: fc.oneof(fc.webUrl(), fc.string({ unit: 'binary', maxLength: 60 })),
      state: fc.string({ unit: 'binary', maxLength: 60 }),
      team: fc.string({ maxLength: 20 }),
      code_challenge: fc.string({ maxLength: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(strange, async (ask) => {
        const query = new URLSearchParams(ask);
        expect((await browser.get(`/oauth/v2/authorize?${query}`)).status).toBeLessThan(500);
        expect((await browser.post('/oauth/v2/authorize', { ...ask, decision: 'allow' })).status).toBeLessThan(500);
      }),
      { numRuns: 40 },
    );
    expect((await browser.get('/oauth/v2/authorize?client_id=%E0%A4%A')).status).toBe(400);
    expect((await browser.post('/oauth/v2/authorize', { decision: 'x'.repeat(300_000) })).status).toBe(413);
  });
});

describe('oauth.v2.access', () => {
  fact('W8.2', async () => {
    const { authed_user } = await visitor.install(owner.id, app, user, { install: 'org' });
    client.token = authed_user.access_token;
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    const without = await visitor.install(owner.id, visitor.app(), { user_scope: 'users:read' }, { install: 'org' });
    client.token = without.authed_user.access_token;
    expect(await client.call('GET', '/v2/Users')).toMatchObject({
      status: 400,
      text: expect.stringContaining('permission_denied'),
    });
  });

  fact('W8.3', async () => {
    const ask = { user_scope: 'admin.users:read,admin.users:write' };
    const { authed_user } = await visitor.install(owner.id, app, ask, { install: 'org' });
    expect(authed_user).toMatchObject({ id: owner.id, token_type: 'user', scope: ask.user_scope });
    expect(authed_user.access_token).toMatch(/^xoxp-/);
    const { headers } = await client.api('auth.test', {}, { token: authed_user.access_token });
    expect(headers.get('x-oauth-scopes')).toBe(ask.user_scope);
  });

  fact('W8.8', async () => {
    const early = await visitor.code(owner.id, app, bot);
    const late = await visitor.code(owner.id, app, bot);
    client.clock.advance(599_999);
    expect(await errorOf({ code: early })).toBeUndefined();
    client.clock.advance(1);
    expect(await errorOf({ code: late })).toBe('invalid_code');
  });

  fact('W8.9', async () => {
    const code = await visitor.code(owner.id, app, bot);
    await visitor.exchange(app, { code });
    expect(await errorOf({ code })).toBe('invalid_code');
  });

  doubt('oauthUsedCode', async () => {
    const code = await visitor.code(owner.id, app, bot);
    await visitor.exchange(app, { code });
    await client.turn({ oauthUsedCode: 'code_already_used' });
    expect(await errorOf({ code })).toBe('code_already_used');
    expect(await errorOf({ code: `${code}x` })).toBe('invalid_code');
  });

  fact('W8.10', async () => {
    const redirect_uri = `${redirectUrl}/below`;
    const code = await visitor.code(owner.id, app, { ...bot, redirect_uri });
    expect(await errorOf({ code })).toBe('bad_redirect_uri');
    expect(await errorOf({ code, redirect_uri: redirectUrl })).toBe('bad_redirect_uri');
    await visitor.exchange(app, { code, redirect_uri });
  });

  doubt('oauthUnaskedRedirectUri', async () => {
    const code = await visitor.code(owner.id, app, bot);
    expect(await errorOf({ code, redirect_uri: redirectUrl })).toBe('bad_redirect_uri');
    await client.turn({ oauthUnaskedRedirectUri: 'ignored' });
    await visitor.exchange(app, { code, redirect_uri: redirectUrl });
  });

  fact('W8.11', async () => {
    const basic = (id: string, secret: string) => ({
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
    });
    const code = await visitor.code(owner.id, app, bot);
    const send = (headers: { [name: string]: string }, args: Json = {}, as: 'form' | 'json' = 'form') =>
      client.api('oauth.v2.access', { code, ...args }, { token: null, headers, as });
    expect((await send(basic(app.clientId, 'wrong'))).body.error).toBe('bad_client_secret');
    expect((await send(basic(app.clientId, app.clientSecret), {}, 'json')).body.ok).toBe(true);
    const again = await visitor.code(owner.id, app, bot);
    const form = { code: again, client_id: app.clientId, client_secret: app.clientSecret };
    expect((await send({}, form)).body.ok).toBe(true);
    expect((await send({ authorization: 'Basic %%%' }, {})).body.error).toBe('invalid_client_id');
  });

  fact('W8.12', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    const answers: Awaited<ReturnType<AppVisitor['access']>>[] = [];
    while (answers.length < 600) {
      const some = Array.from({ length: 50 }, () => visitor.access(app, { code: 'x' }));
      answers.push(...(await Promise.all(some)));
    }
    answers.push(await visitor.access(app, { code: 'x' }));
    expect(answers.filter(({ body }) => body?.error === 'invalid_code')).toHaveLength(600);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  fact('W8.13', async () => {
    const body = await visitor.install(owner.id, app, { ...bot, user_scope: 'chat:write' }, { install: 'org' });
    const botUser = client.org.members.get(body.bot_user_id);
    expect(body).toEqual({
      ok: true,
      access_token: expect.stringMatching(/^xoxb-/),
      token_type: 'bot',
      scope: 'chat:write,users:read',
      bot_user_id: expect.stringMatching(/^[UW]/),
      app_id: app.id,
      team: null,
      enterprise: { id: client.org.enterpriseId, name: 'Acme' },
      is_enterprise_install: true,
      authed_user: {
        id: owner.id,
        scope: 'chat:write',
        access_token: expect.stringMatching(/^xoxp-/),
        token_type: 'user',
      },
    });
    expect(botUser).toMatchObject({ kind: 'bot', appId: app.id });
    expect(await works(body.access_token)).toMatchObject({ ok: true, user_id: botUser?.id, app_id: app.id });
    expect(await works(body.authed_user.access_token)).toMatchObject({ ok: true, user_id: owner.id });
  });

  fact('W8.14', async () => {
    const body = await visitor.install(owner.id, app, user);
    expect(Object.keys(body).sort()).toEqual(
      ['app_id', 'authed_user', 'enterprise', 'is_enterprise_install', 'ok', 'team'].sort(),
    );
    expect(body.authed_user.access_token).toMatch(/^xoxp-/);
    const botOnly = await visitor.install(owner.id, visitor.app(), bot);
    expect(botOnly.authed_user).toEqual({ id: owner.id });
  });

  fact('W8.15', async () => {
    const body = await visitor.install(owner.id, app, user, { install: 'org' });
    expect(body).toMatchObject({ is_enterprise_install: true, enterprise: { id: client.org.enterpriseId } });
    const token = client.org.tokens.find(body.authed_user.access_token);
    expect(token?.teamId).toBeUndefined();
  });

  doubt('oauthOrgInstallTeam', async () => {
    expect(await visitor.install(owner.id, app, user, { install: 'org' })).toHaveProperty('team', null);
    await client.turn({ oauthOrgInstallTeam: 'left-out' });
    expect(await visitor.install(owner.id, app, user, { install: 'org' })).not.toHaveProperty('team');
  });

  fact('W8.16', async () => {
    const code = await visitor.code(owner.id, app, bot);
    const other = visitor.app({ name: 'Other' });
    expect(await errorOf({ code, client_id: '1.2' })).toBe('invalid_client_id');
    expect(await errorOf({ code, client_id: undefined })).toBe('invalid_client_id');
    expect(await errorOf({ code, client_secret: 'wrong' })).toBe('bad_client_secret');
    expect(await errorOf({ code, client_secret: undefined })).toBe('bad_client_secret');
    expect(await errorOf({ code, client_secret: other.clientSecret })).toBe('bad_client_secret');
    expect(await errorOf({})).toBe('invalid_code');
    expect(await errorOf({ code }, other)).toBe('invalid_code');
    expect(await errorOf({ code, grant_type: 'password' })).toBe('invalid_grant_type');
    expect(await errorOf({ grant_type: 'refresh_token' })).toBe('invalid_refresh_token');
    expect(await errorOf({ grant_type: 'refresh_token', refresh_token: 'xoxe-1-x' })).toBe('invalid_refresh_token');
    expect(await refusal({})).toBe('no_scopes');
    await visitor.exchange(app, { code, grant_type: 'authorization_code' });
  });

  fact('W8.17', async () => {
    const back = await visitor.consent(owner.id, { client_id: app.clientId, ...bot }, {}, '/oauth/authorize');
    expect(await errorOf({ code: back.searchParams.get('code') })).toBe('oauth_authorization_url_mismatch');
  });

  fact('W8.18', async () => {
    const [first] = client.org.teams;
    await visitor.install(owner.id, app, bot, { install: 'org' });
    const code = await visitor.code(owner.id, app, bot, { install: first?.id ?? '' });
    expect(await errorOf({ code })).toBe('cannot_install_an_org_installed_app');
    await client.control('POST', `/apps/${app.id}/uninstall`);
    await visitor.exchange(app, { code });
  });

  fact('W8.19', async () => {
    const code = await visitor.code(owner.id, app, bot);
    client.org.members.update(owner.id, { state: 'invited' });
    expect(await errorOf({ code })).toBe('user_email_unverified');
    client.org.members.update(owner.id, { state: 'deactivated' });
    expect(await errorOf({ code })).toBe('account_inactive');
  });

  fact('W8.23', async () => {
    const first = await visitor.install(owner.id, app, { scope: 'chat:write' });
    const second = await visitor.install(owner.id, app, { scope: 'users:read' });
    expect([first.scope, second.scope]).toEqual(['chat:write', 'chat:write,users:read']);
    const admin = client.member('admin', { rank: 'admin', teamIds: [client.org.teams[0]?.id ?? ''] });
    await visitor.install(owner.id, app, { user_scope: 'admin' }, { install: 'org' });
    const { authed_user } = await visitor.install(admin.id, app, { user_scope: 'team:read' }, { install: 'org' });
    expect(authed_user.scope).toBe('team:read');
  });

  fact('W8.24', async () => {
    const { access_token } = await visitor.install(owner.id, app, bot);
    expect((await visitor.install(owner.id, app, { scope: 'chat:write' })).scope).toBe('chat:write,users:read');
    await client.control('POST', `/apps/${app.id}/uninstall`);
    expect((await works(access_token)).ok).toBe(false);
    expect((await visitor.install(owner.id, app, { scope: 'chat:write' })).scope).toBe('chat:write');
  });

  doubt('oauthReinstall', async () => {
    const first = await visitor.install(owner.id, app, user);
    await visitor.install(owner.id, app, { user_scope: 'users:read' });
    expect(await works(first.authed_user.access_token)).toMatchObject({ ok: false, error: 'token_revoked' });
    await client.turn({ oauthReinstall: 'kept' });
    const third = await visitor.install(owner.id, app, user);
    await visitor.install(owner.id, app, { user_scope: 'team:read' });
    const { headers, body } = await client.api('auth.test', {}, { token: third.authed_user.access_token });
    expect([body.ok, headers.get('x-oauth-scopes')]).toEqual([true, 'admin,users:read,team:read']);
  });

  it('serves Slack’s own client, unmodified', async () => {
    const official = new OfficialClient(undefined, { slackApiUrl: `${client.url}/api/` });
    const credentials = { client_id: app.clientId, client_secret: app.clientSecret };
    const code = await visitor.code(owner.id, app, { ...bot, ...user }, { install: 'org' });
    const answer = await official.oauth.v2.access({ ...credentials, code });
    expect(answer).toMatchObject({ ok: true, authed_user: { id: owner.id, scope: 'admin' }, team: null });
    await expect(official.oauth.v2.access({ ...credentials, code })).rejects.toMatchObject({
      data: { error: 'invalid_code' },
    });
  });

  it('keeps neither code nor token, and shows them nowhere (R61, R83)', async () => {
    const code = await visitor.code(owner.id, app, bot);
    const { access_token } = await visitor.exchange(app, { code });
    const told = JSON.stringify([client.org.toJSON(), (await client.control('GET', '/journal/calls')).body]);
    for (const secret of [code, access_token, access_token.slice(5)]) expect(told).not.toContain(secret);
    expect(JSON.stringify((await client.control('GET', '/journal/calls')).body)).not.toContain(app.clientSecret);
  });
});

describe('token rotation', () => {
  const refresh = (refresh_token: string, by: Readonly<App>) =>
    visitor.access(by, { grant_type: 'refresh_token', refresh_token });
  let rotating: Readonly<App>;
  beforeEach(() => {
    rotating = visitor.app({ name: 'Rotating', tokenRotation: true });
  });

  fact('W8.20', async () => {
    const body = await visitor.install(owner.id, rotating, { ...bot, ...user });
    for (const token of [body, body.authed_user]) {
      expect(token).toMatchObject({ expires_in: 43_200, refresh_token: expect.stringMatching(/^xoxe-1-/) });
      expect(token.access_token).toMatch(/^xoxe\.xox[bp]-/);
      expect((await works(token.access_token)).ok).toBe(true);
    }
    client.clock.advance(43_200_000);
    expect((await works(body.access_token)).error).toBe('token_expired');
  });

  fact('W8.21', async () => {
    const first = await visitor.install(owner.id, rotating, bot);
    const { body } = await refresh(first.refresh_token, rotating);
    expect(body).toMatchObject({ ok: true, token_type: 'bot', scope: bot.scope, bot_user_id: first.bot_user_id });
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect((await works(body.access_token)).ok).toBe(true);
    expect((await refresh(first.refresh_token, rotating)).body.error).toBe('invalid_refresh_token');
    expect((await refresh(body.refresh_token, app)).body.error).toBe('invalid_refresh_token');
    client.clock.advance(40 * 24 * 3_600_000);
    expect((await refresh(body.refresh_token, rotating)).body.ok).toBe(true);
  });

  fact('W8.22', async () => {
    const first = await visitor.install(owner.id, rotating, bot);
    const second = (await refresh(first.refresh_token, rotating)).body;
    expect((await works(first.access_token)).ok).toBe(true);
    const third = (await refresh(second.refresh_token, rotating)).body;
    const states = await Promise.all([first, second, third].map(({ access_token }) => works(access_token)));
    expect(states.map(({ ok }) => ok)).toEqual([false, true, true]);
  });

  doubt('oauthRefreshGraceSeconds', async () => {
    await client.turn({ oauthRefreshGraceSeconds: '60' });
    const { refresh_token } = await visitor.install(owner.id, rotating, bot);
    expect((await refresh(refresh_token, rotating)).body.ok).toBe(true);
    client.clock.advance(59_999);
    expect((await refresh(refresh_token, rotating)).body.ok).toBe(true);
    client.clock.advance(1);
    expect((await refresh(refresh_token, rotating)).body.error).toBe('invalid_refresh_token');
  });

  doubt('oauthRefreshedUserToken', async () => {
    const { authed_user } = await visitor.install(owner.id, rotating, user);
    const { body } = await refresh(authed_user.refresh_token, rotating);
    expect(body).toMatchObject({ token_type: 'user', access_token: expect.stringMatching(/^xoxe\.xoxp-/) });
    await client.turn({ oauthRefreshedUserToken: 'authed-user' });
    const again = (await refresh(body.refresh_token, rotating)).body;
    expect(again).toMatchObject({ authed_user: { id: owner.id, access_token: expect.stringMatching(/^xoxe\.xoxp-/) } });
    expect(again).not.toHaveProperty('access_token');
  });

  it('refuses to refresh for somebody who was deactivated', async () => {
    const { authed_user } = await visitor.install(owner.id, rotating, user);
    client.org.members.update(owner.id, { state: 'deactivated' });
    expect((await refresh(authed_user.refresh_token, rotating)).body.error).toBe('account_inactive');
  });

  it('is never switched off again', async () => {
    const off = await client.control('PATCH', `/apps/${rotating.id}`, { tokenRotation: false });
    expect([off.status, off.body.error.faults[0].path]).toEqual([422, 'tokenRotation']);
    expect((await client.control('PATCH', `/apps/${rotating.id}`, { pkce: true })).body.pkce).toBe(true);
  });
});

describe('PKCE', () => {
  const code_verifier = 'secretpassword';
  // the example of Slack docs: Using PKCE
  const challenge = { code_challenge: 'ldMBaaWcQYtSATMV_IG8mf3wp7A6EW80arYoSW80ntU', code_challenge_method: 'S256' };
  const noSecret = { client_secret: undefined };
  let open: Readonly<App>;
  beforeEach(() => {
    open = visitor.app({ name: 'Public', pkce: true, tokenRotation: true });
  });

  fact('W8.25', async () => {
    expect(createHash('sha256').update(code_verifier).digest('base64url')).toBe(challenge.code_challenge);
    const code = await visitor.code(owner.id, open, { ...bot, ...challenge });
    expect(await errorOf({ code, ...noSecret }, open)).toBe('bad_client_secret');
    expect(await errorOf({ code, code_verifier: 'wrong', ...noSecret }, open)).toBe('invalid_code_verifier');
    expect(await errorOf({ code }, open)).toBe('invalid_code_verifier');
    expect((await visitor.exchange(open, { code, code_verifier, ...noSecret })).access_token).toMatch(/^xoxe\./);
    const plain = await visitor.code(owner.id, open, bot);
    expect(await errorOf({ code: plain, code_verifier }, open)).toBe('invalid_code_verifier');
    expect(await refusal({ client_id: open.clientId, ...bot, ...challenge, code_challenge_method: 'plain' })).toBe(
      'invalid_code_challenge',
    );
    expect(await refusal({ ...bot, ...challenge })).toBe('pkce_not_allowed');
    expect(await errorOf({ code: 'x', code_verifier })).toBe('pkce_not_allowed');
  });

  fact('W8.26', async () => {
    const code = await visitor.code(owner.id, open, { ...bot, ...challenge });
    const first = await visitor.exchange(open, { code, code_verifier, ...noSecret });
    const renew = (refresh_token: string) =>
      visitor.access(open, { grant_type: 'refresh_token', refresh_token, ...noSecret });
    const second = (await renew(first.refresh_token)).body;
    expect(second.ok).toBe(true);
    client.clock.advance(30 * 24 * 3_600_000);
    expect((await renew(second.refresh_token)).body.error).toBe('invalid_refresh_token');
  });

  doubt('oauthSecretWithPkce', async () => {
    const wrong = { code_verifier, client_secret: 'wrong' };
    const code = await visitor.code(owner.id, open, { ...bot, ...challenge });
    expect(await errorOf({ code, ...wrong }, open)).toBe('bad_client_secret');
    await client.turn({ oauthSecretWithPkce: 'ignored' });
    await visitor.exchange(open, { code, ...wrong });
  });
});

describe('apps', () => {
  it('are registered by program, with what is wrong said', async () => {
    const made = await client.control('POST', '/apps', {
      name: 'Scripted',
      signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
    });
    expect(made).toMatchObject({
      status: 201,
      body: { id: expect.stringMatching(/^A/), signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' },
    });
    const wrong = {
      name: '',
      redirectUrls: ['http://evil.example/', 'https://x.example/#a'],
      requestUrl: 'ftp://x',
      botScopes: ['a b'],
    };
    const { status, body } = await client.control('POST', '/apps', wrong);
    expect([status, body.error.faults.map(({ path }: Json) => path)]).toEqual([
      422,
      ['name', 'redirectUrls.0', 'redirectUrls.1', 'requestUrl', 'botScopes.0'],
    ]);
    expect((await client.control('POST', '/apps', { name: 'Twin', clientId: made.body.clientId })).status).toBe(422);
    expect(
      (await client.control('PATCH', `/apps/${made.body.id}`, { requestUrl: 'http://localhost:1/x' })).body,
    ).toMatchObject({
      requestUrl: 'http://localhost:1/x',
      name: 'Scripted',
    });
    expect((await client.control('GET', '/apps')).body.apps).toHaveLength(client.org.tokens.apps.length);
    for (const path of ['/apps/A0', '/apps/__proto__']) expect((await client.control('GET', path)).status).toBe(404);
    expect((await client.control('POST', '/apps/A0/uninstall')).status).toBe(404);
  });

  it('are registered on a page, and installed from it', async () => {
    const browser = await visitor.browserOf(owner.id);
    const form = {
      name: 'Paged',
      redirectUrls: `${redirectUrl}\nhttps://two.example/`,
      requestUrl: '',
      botScopes: 'chat:write, users:read',
      userScopes: '',
    };
    const page = await browser.follow(await browser.post('/apps', form));
    const [, install = ''] = /<a class="button plain" href="(\/oauth[^"]+)"/.exec(page.text) ?? [];
    expect(textOf(page.text)).toContain('It is installed nowhere.');
    expect((await browser.get(install.replaceAll('&amp;', '&'))).status).toBe(200);
    expect((await browser.post('/apps', { ...form, name: '' })).status).toBe(422);
    const id = client.org.tokens.apps.find(({ name }) => name === 'Paged')?.id ?? '';
    await visitor.install(owner.id, client.org.tokens.getApp(id) as never, bot, { install: 'org' });
    const shown = textOf((await browser.get(`/apps/${id}`)).text);
    expect(shown).toMatch(/bot as @paged on the whole organisation/);
    await browser.post(`/apps/${id}`, { ...form, name: 'Renamed', tokenRotation: 'on' });
    expect(client.org.tokens.getApp(id)).toMatchObject({
      name: 'Renamed',
      tokenRotation: true,
      botScopes: ['chat:write', 'users:read'],
    });
    expect((await browser.post(`/apps/${id}/uninstall`, {})).status).toBe(303);
    expect(textOf((await browser.get(`/apps/${id}`)).text)).toMatch(/revoked as @paged/);
  });
});
