import { AppVisitor } from '../sandbox/app-visitor';
import { HttpClient } from '../support/http-client';
import { Mirror } from './mirror';

/** Letting Countersign in by Slack's consent page. */
let mirror: Mirror;
let visitor: AppVisitor;
let owner: string;
const callback = '/connect/slack/callback';

beforeAll(async () => {
  mirror = await Mirror.start();
  visitor = new AppVisitor(mirror.slack);
  owner = mirror.slack.member('olivia', { rank: 'owner' }).id;
  await mirror.app('slack');
});
afterAll(() => mirror.stop());
afterEach(() => mirror.call('DELETE', '/connections/slack'));

const browser = () => new HttpClient(mirror.api.url);
const code = (state = '') => new URLSearchParams({ state, code: 'c0de' });

/** A connection that knows a Slack app, and the link that was asked for. */
async function begin(more: object = {}) {
  const app = visitor.app({ name: 'Countersign', redirectUrls: [`https://sso.example.com${callback}`], ...more });
  await mirror.connection('slack', { clientId: app.clientId, clientSecret: app.clientSecret });
  const { status, body } = await mirror.call('POST', '/connections/slack/oauth');
  expect(status).toBe(200);
  const link = new URL(String(body.url));
  expect(link.origin).toBe('https://sso.example.com');
  return { app, path: link.pathname };
}

/** Opens the link, presses Allow at Slack, and comes back. */
async function goThrough(path: string, visitorBrowser = browser(), decision = 'allow') {
  const left = await visitorBrowser.get(path);
  expect(left.status).toBe(303);
  const at = new URL(left.location ?? '');
  expect(at.origin).toBe(mirror.slack.url);
  const ask = Object.fromEntries(at.searchParams);
  const back = await visitor.consent(owner, ask, { decision }, at.pathname);
  return { back, answer: () => visitorBrowser.get(`${back.pathname}${back.search}`), browser: visitorBrowser };
}

it('an owner allows it in their browser, and the connection has a token that works (R61, R74)', async () => {
  const { path } = await begin();
  const { answer } = await goThrough(path);
  const page = await answer();
  expect(page.status).toBe(200);
  expect(page.words).toContain('Slack is connected');
  expect((await mirror.call('GET', '/connections/slack')).body).toMatchObject({
    hasToken: true,
    capabilities: { organisation: { name: 'Acme' }, owner: { accountId: owner } },
  });
  expect((await mirror.call('POST', '/connections/slack/test')).status).toBe(200);
  expect((await mirror.events('idm_integration_reauth')).at(-1)).toMatchObject({ actor: { kind: 'token' } });
  expect(await mirror.everythingKept()).not.toMatch(/xox[pbe]-/);
});

it('a token that rotates is renewed by itself before it ends, once', async () => {
  const { path } = await begin({ tokenRotation: true });
  await (await goThrough(path)).answer();
  const shown = (await mirror.call('GET', '/connections/slack')).body;
  expect(shown).toMatchObject({ hasRefreshToken: true, tokenExpiresAt: expect.any(String) });
  await mirror.call('POST', '/connections/slack/activate');
  mirror.slack.clock.advance(10 * 3_600_000);
  await mirror.services.connectionHealth.checkAll(mirror.slack.clock.now());
  const renewed = (await mirror.call('GET', '/connections/slack')).body;
  expect(renewed).toMatchObject({ state: 'active' });
  expect(String(renewed.tokenExpiresAt) > String(shown.tokenExpiresAt)).toBe(true);
  mirror.slack.clock.advance(5 * 3_600_000);
  expect((await mirror.call('POST', '/connections/slack/test')).body).toMatchObject({ hasToken: true });
  await mirror.api.test.database.query(`UPDATE connections SET state = 'deactivated'`);
});

it('the link works once, for ten minutes, and only where it was opened', async () => {
  const { path } = await begin();
  const { answer, back } = await goThrough(path);
  const stranger = await browser().get(`${back.pathname}${back.search}`);
  expect([stranger.status, stranger.words]).toEqual([403, expect.stringContaining('does not belong to a request')]);
  expect((await answer()).status).toBe(200);
  expect((await answer()).status).toBe(403);
  expect((await browser().get(path)).status).toBe(410);
  const again = await mirror.call('POST', '/connections/slack/oauth');
  const later = new URL(String(again.body.url)).pathname;
  mirror.slack.clock.advance(10 * 60_000 + 1);
  expect((await browser().get(later)).status).toBe(410);
});

it('a code is not taken into another request of the same browser, nor with a state that was made up', async () => {
  const { path } = await begin();
  const one = browser();
  const first = await goThrough(path, one);
  const other = new URL(String((await mirror.call('POST', '/connections/slack/oauth')).body.url)).pathname;
  await one.get(other);
  expect((await first.answer()).status).toBe(403);
  for (const query of ['', code().toString(), code('x'.repeat(43)).toString(), 'state=a&state=b&code=c', 'state=%00']) {
    expect([query, (await one.get(`${callback}?${query}`)).status]).toEqual([query, 403]);
  }
  expect((await mirror.call('GET', '/connections/slack')).body).toMatchObject({ hasToken: false });
});

it('somebody who presses Cancel is told so, and nothing was changed', async () => {
  const { path } = await begin();
  const { answer } = await goThrough(path, browser(), 'cancel');
  const page = await answer();
  expect([page.status, page.words]).toEqual([403, expect.stringContaining('Slack gave no permission')]);
  expect((await mirror.call('GET', '/connections/slack')).body).toMatchObject({ hasToken: false });
});

it('needs the Slack app first, and a link that was made up leads nowhere', async () => {
  await mirror.connection('slack', {});
  const { status, body } = await mirror.call('POST', '/connections/slack/oauth');
  expect([status, body.code]).toEqual([409, 'provisioning.oauth_client_missing']);
  for (const ticket of ['x', 'x'.repeat(43), '%00', `${'x'.repeat(43)}/..`]) {
    expect([ticket, [404, 410].includes((await browser().get(`/connect/slack/start/${ticket}`)).status)]).toEqual([
      ticket,
      true,
    ]);
  }
});
