import { systemActor } from '../../src/core';
import { TestApi } from '../api/start-api';

const actor = systemActor('test');

describe('a step of a set-up that is handed over', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await TestApi.start();
    await api.services.apps.createSlackApp(actor, { slug: 'slack', name: 'Slack & <b>', domain: 'acme' });
    token = (await api.token(['apps:read', 'apps:write'])).secret;
  });
  afterAll(() => api.stop());

  async function handOver(hours = 48): Promise<{ id: string; path: string }> {
    const { status, body } = await api.call('POST', '/apps/slack/handovers', { token, body: { hours } });
    expect(status).toBe(201);
    return { id: (body.handover as { id: string }).id, path: new URL(String(body.url)).pathname };
  }
  const open = async (path: string) => {
    const response = await fetch(api.url + path, { redirect: 'manual' });
    return { status: response.status, text: await response.text(), cookies: response.headers.getSetCookie() };
  };
  const listed = async (id: string) => {
    const { body } = await api.call('GET', '/apps/slack/handovers', { token });
    return (body.items as { id: string }[]).find((one) => one.id === id);
  };

  it('shows what Slack has to be told, in Slack’s words, to somebody without an account', async () => {
    const { path } = await handOver();
    const { status, text } = await open(path);
    expect(status).toBe(200);
    for (const label of [
      'SAML 2.0 Endpoint URL',
      'Identity Provider Issuer URL',
      'x.509 Certificate',
      'Responses Signed',
    ]) {
      expect(text).toContain(label);
    }
    expect(text).toContain('https://sso.example.com/saml/slack/sso');
    expect(text).toContain('BEGIN CERTIFICATE');
    expect(text).not.toContain('PRIVATE KEY');
    // The same list as in the console, however often one of the two is changed.
    const { body } = await api.call('GET', '/apps/slack/slack-settings', { token });
    const listed = body.items as { name: string }[];
    expect([...text.matchAll(/<li><b>([^<]+)<\/b>/g)].map(([, name]) => name)).toEqual(listed.map(({ name }) => name));
    expect((await api.call('GET', '/apps/none/slack-settings', { token })).status).toBe(404);
    expect(text).toContain('Slack &amp; &lt;b>');
  });

  it('tells whoever made it that it is done, once, and only from its own page (R46)', async () => {
    const { id, path } = await handOver();
    const { text, cookies } = await open(path);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const finish = (value: string) =>
      fetch(api.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookies.map((line) => line.split(';')[0]).join('; ') },
        body: new URLSearchParams({ _csrf: value }),
      });
    expect((await finish('wrong')).status).toBe(403);
    expect(await listed(id)).toMatchObject({ doneAt: null, state: 'waiting', opens: true });
    expect((await finish(csrf)).status).toBe(303);
    expect(await listed(id)).toMatchObject({ doneAt: expect.any(String), state: 'done', opens: true });
    expect((await open(path)).text).toContain('Thank you');

    // It can be looked at again until it ends; whoever does not want that takes it back, and it stays done.
    expect((await api.call('DELETE', `/apps/slack/handovers/${id}`, { token })).status).toBe(204);
    expect((await open(path)).status).toBe(404);
    expect(await listed(id)).toMatchObject({ state: 'done', revokedAt: expect.any(String), opens: false });
  });

  it('opens nothing once it has ended, was taken back, or was mistyped, and does not say which', async () => {
    const ended = await handOver(1);
    const revoked = await handOver();
    expect((await api.call('DELETE', `/apps/slack/handovers/${revoked.id}`, { token })).status).toBe(204);
    expect((await api.call('DELETE', `/apps/slack/handovers/${revoked.id}`, { token })).status).toBe(404);
    expect(await listed(ended.id)).toMatchObject({ state: 'waiting', opens: true });
    api.clock.advance(3_600_000);
    expect(await listed(ended.id)).toMatchObject({ state: 'ended', opens: false });
    expect(await listed(revoked.id)).toMatchObject({ state: 'revoked', opens: false });
    const withoutId = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, '');
    const answers = await Promise.all([ended.path, revoked.path, '/handover/nonsense', '/handover/%00'].map(open));
    for (const { status, text } of answers) {
      expect(status).toBe(404);
      expect(withoutId(text)).toBe(withoutId(answers[0]?.text ?? ''));
    }
  });

  it('is kept as a hash, and never lists its link (R61)', async () => {
    const { path } = await handOver();
    const secret = path.split('/').at(-1) ?? '';
    const rows = await api.test.database.query('SELECT * FROM handovers');
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await api.call('GET', '/apps/slack/handovers', { token })).text).not.toContain(secret);
  });
});
