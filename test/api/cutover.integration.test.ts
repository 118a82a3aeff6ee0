import type { SigningKeyId, UserId } from '../../src/core';
import { systemActor } from '../../src/core';
import { TestApi } from './start-api';

const actor = systemActor('test');
type Key = { id: string; state: string; canSign: boolean };
type Watched = { code: string; askedAgainAt?: string };

describe('changing the certificate of an app', () => {
  let api: TestApi;
  let token: string;
  let second: string;
  const ids = new Map<string, UserId>();

  beforeAll(async () => {
    api = await TestApi.start();
    for (const username of ['ada', 'bob']) {
      const person = { username, email: `${username}@acme.example`, firstName: 'A', lastName: 'B' };
      ids.set(username, (await api.services.onboarding.createPerson(actor, person)).id);
    }
    token = (await api.token(['certificates:read', 'certificates:write', 'traces:read'], { name: 'first' })).secret;
    second = (await api.token(['certificates:read', 'certificates:write'], { name: 'second' })).secret;
  });
  afterAll(() => api.stop());

  let made = 0;
  let slug: string;
  let oldKey: Key;
  let newKey: Key;
  beforeEach(async () => {
    made += 1;
    slug = `slack-${made}`;
    await api.services.apps.createSlackApp(actor, { slug, name: 'Slack', domain: `acme-${made}` });
    newKey = (await api.call('POST', `/apps/${slug}/signing-keys`, { token, body: {} })).body as Key;
    oldKey = (await keys()).find(({ state }) => state === 'active') as Key;
  });

  const keys = async () => (await api.call('GET', `/apps/${slug}/signing-keys`, { token })).body.items as Key[];
  const states = async () => new Map((await keys()).map(({ id, state }) => [id, state]));
  const start = (keyId = newKey.id) => api.call('POST', `/apps/${slug}/cutover`, { token, body: { keyId } });
  const step = (name: string, by = token) => api.call('POST', `/apps/${slug}/cutover/${name}`, { token: by });
  const look = async (by = token) => (await api.call('GET', `/apps/${slug}/cutover`, { token: by })).body.cutover;

  it('goes from staged to switched and back, and ends when the watch is finished (R77)', async () => {
    expect(await look()).toBeNull();
    expect(await start()).toMatchObject({ status: 201, body: { phase: 'staged', changedAt: null, tries: [] } });
    expect((await states()).get(oldKey.id)).toBe('active');

    expect((await step('switch')).body).toMatchObject({ phase: 'switched', changedBy: 'first' });
    expect(await states()).toEqual(
      new Map([
        [newKey.id, 'active'],
        [oldKey.id, 'retired'],
      ]),
    );
    expect((await step('go-back')).body).toMatchObject({ phase: 'gone_back', newKey: { state: 'retired' } });
    expect((await states()).get(oldKey.id)).toBe('active');
    expect((await step('switch')).body).toMatchObject({ phase: 'switched' });

    expect((await step('finish')).status).toBe(204);
    expect(await look()).toBeNull();
    expect((await states()).get(newKey.id)).toBe('active');
  });

  it('is the same to a second administrator, who sees who is at it and cannot begin another', async () => {
    await start();
    expect(await look(second)).toMatchObject({
      startedBy: 'first',
      newKey: { id: newKey.id },
      oldKey: { id: oldKey.id },
    });
    expect((await start()).body).toMatchObject({ code: 'certificates.cutover_open' });
    await step('switch', second);
    expect(await look()).toMatchObject({ changedBy: 'second' });
    expect((await step('switch')).body).toMatchObject({
      code: 'certificates.cutover_phase',
      detail: expect.stringContaining('second was here last'),
    });
  });

  it('offers each step only where it fits what is true', async () => {
    for (const name of ['switch', 'go-back', 'abort', 'finish']) {
      expect((await step(name)).body).toMatchObject({ status: 404, code: 'certificates.cutover_not_found' });
    }
    await start();
    for (const name of ['go-back', 'finish']) expect((await step(name)).body.code).toBe('certificates.cutover_phase');
    await step('switch');
    for (const name of ['switch', 'abort']) expect((await step(name)).body.code).toBe('certificates.cutover_phase');
    await step('go-back');
    for (const name of ['go-back', 'abort']) expect((await step(name)).body.code).toBe('certificates.cutover_phase');
  });

  it('switches once when two administrators press at the same time', async () => {
    await start();
    const answers = await Promise.all([step('switch'), step('switch', second), step('switch')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('destroys neither key while it is open, so that there is a way back; a third one may go', async () => {
    const retire = (id: string) => api.call('POST', `/signing-keys/${id}/retire`, { token });
    await start();
    expect((await retire(newKey.id)).body).toMatchObject({ code: 'certificates.cutover_open' });
    await step('switch');
    const third = (await api.call('POST', `/apps/${slug}/signing-keys`, { token, body: {} })).body as Key;
    expect((await retire(third.id)).status).toBe(200);
    expect((await retire(oldKey.id)).body).toMatchObject({ code: 'certificates.cutover_open' });
    expect(await step('finish')).toMatchObject({ status: 204 });
    expect((await retire(oldKey.id)).body).toMatchObject({ canSign: false });
  });

  it('follows a promotion from elsewhere; that of a third key ends it', async () => {
    const promote = (id: string) => api.services.signingKeys.promote(actor, id as SigningKeyId);
    await start();
    await promote(newKey.id);
    expect(await look()).toMatchObject({ phase: 'switched', changedBy: actor.name });
    await promote(oldKey.id);
    expect(await look()).toMatchObject({ phase: 'gone_back' });
    const third = (await api.call('POST', `/apps/${slug}/signing-keys`, { token, body: {} })).body as Key;
    await promote(third.id);
    expect(await look()).toBeNull();
  });

  it('takes no key that signs, cannot sign, is of another app, or is none', async () => {
    expect((await start(oldKey.id)).body).toMatchObject({ status: 409, code: 'certificates.key_signs_already' });
    await api.services.signingKeys.retire(actor, newKey.id as SigningKeyId);
    expect((await start()).body).toMatchObject({ code: 'certificates.private_key_destroyed' });
    expect((await start('3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b')).body).toMatchObject({ status: 404 });
    const foreign = await api.services.apps.createSlackApp(actor, {
      slug: `${slug}-x`,
      name: 'X',
      domain: `x-${made}`,
    });
    const theirs = await api.services.signingKeys.create(actor, foreign.id);
    expect((await start(theirs.id)).body).toMatchObject({ code: 'certificates.key_not_found' });
    expect((await api.call('POST', `/apps/${slug}/cutover`, { token, body: {} })).body.code).toBe('api.invalid_input');
  });

  it('begins with a retired key that can still sign, too', async () => {
    await start();
    await step('switch');
    await step('finish');
    expect((await start(oldKey.id)).body).toMatchObject({
      phase: 'staged',
      newKey: { id: oldKey.id, state: 'retired' },
    });
    expect((await step('switch')).body).toMatchObject({ newKey: { state: 'active' } });
  });

  it('keeps private keys and sessions to itself (R61)', async () => {
    await start();
    const { text } = await api.call('GET', `/apps/${slug}/cutover`, { token });
    expect(text).not.toMatch(/PRIVATE|sealed|session/i);
  });

  describe('its watch of sign-ins', () => {
    let appId: string;
    const watch = async () => (await api.call('GET', `/apps/${slug}/cutover/sign-ins`, { token })).body;
    const seen = async () => ((await watch()).items as Watched[]).map(({ code, askedAgainAt }) => [code, askedAgainAt]);

    /** A sign-in some seconds after now; it is over at once unless told otherwise. */
    async function attempt(
      code: string,
      seconds: number,
      more: { outcome?: string; who?: string | null; app?: string; ends?: number } = {},
    ) {
      const { outcome = 'answered', who = 'ada', app = appId, ends = seconds } = more;
      const at = (after: number) => new Date(api.clock.now().getTime() + after * 1_000);
      await api.test.database.query(
        `INSERT INTO saml_traces (code, app_id, user_id, started_at, finished_at, outcome, steps) VALUES ($1, $2, $3, $4, $5, $6, '[]')`,
        [
          `${code}-${made}`,
          app,
          who === null ? null : ids.get(who),
          at(seconds),
          outcome === 'waiting' ? null : at(ends),
          outcome,
        ],
      );
    }
    const instant = (seconds: number) => new Date(api.clock.now().getTime() + seconds * 1_000).toISOString();

    beforeEach(async () => {
      appId = (await api.services.apps.get(slug)).id;
      await start();
      api.clock.advance(3_600_000);
      await step('switch');
    });

    it('counts from the switch on, of this app, and tells answered from refused', async () => {
      await attempt('BEFORE', -1);
      await attempt('ANSWER', 0);
      await attempt('REFUSE', 5, { outcome: 'refused', who: 'bob' });
      await attempt('WAITIN', 9, { outcome: 'waiting', who: null });
      await attempt('ELSEWH', 9, { app: '3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b' });
      expect(await watch()).toMatchObject({ since: instant(0), answered: 1, refused: 1, waiting: 1, askedAgain: 0 });
      expect((await seen()).map(([code]) => code)).toEqual(
        ['WAITIN', 'REFUSE', 'ANSWER'].map((code) => `${code}-${made}`),
      );
    });

    it('points out who was answered and came back within a minute, not later, and nobody else', async () => {
      await attempt('FIRST', 0, { ends: 10 });
      await attempt('AGAIN', 70);
      await attempt('LATER', 131);
      await attempt('BOB', 20, { who: 'bob', outcome: 'refused' });
      await attempt('BOB2', 30, { who: 'bob' });
      await attempt('NOBODY', 31, { who: null, outcome: 'waiting' });
      expect(Object.fromEntries(await seen())).toEqual({
        [`FIRST-${made}`]: instant(70),
        [`AGAIN-${made}`]: undefined,
        [`LATER-${made}`]: undefined,
        [`BOB-${made}`]: undefined,
        [`BOB2-${made}`]: undefined,
        [`NOBODY-${made}`]: undefined,
      });
      expect(await watch()).toMatchObject({ askedAgain: 1 });
    });

    it('begins anew with the way back, and is over with the change', async () => {
      await attempt('UNDERNEW', 0);
      api.clock.advance(60_000);
      await step('go-back');
      expect(await watch()).toMatchObject({ answered: 0, items: [] });
      await step('finish');
      expect((await watch()).code).toBe('certificates.cutover_not_found');
    });
  });
});
