import { openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import { TestClock } from '../support/clock';
import { TestApi } from './start-api';

describe('health', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await TestApi.start(new TestClock(new Date()));
  });
  afterEach(() => api.stop());

  const ready = async () => {
    const response = await fetch(`${api.url}/readyz`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const alive = async () => (await fetch(`${api.url}/healthz`)).status;

  it('is alive and ready with database, migrations and master key, and says nothing personal (R92)', async () => {
    expect(await alive()).toBe(200);
    expect(await ready()).toEqual({
      status: 200,
      body: { status: 'ready', checks: { database: 'ok', migrations: 'ok', masterKey: 'ok' }, warnings: [] },
    });
  });

  it('warns of a certificate that ends soon and stays ready (R78)', async () => {
    const { secret } = await api.token(['apps:write', 'certificates:write']);
    const body = { kind: 'slack', slug: 'slack', name: 'Slack', domain: 'acme' };
    await api.call('POST', '/apps', { token: secret, body });
    await api.call('POST', '/apps/slack/signing-keys', { token: secret, body: { validityDays: 10 } });
    const { status, body: answer } = await ready();
    expect(status).toBe(200);
    expect(answer.warnings).toMatchObject([{ code: 'certificate_expires', app: 'slack', state: 'next' }]);
  });

  it.each([
    [-61, 'behind'],
    [600, 'ahead'],
  ])('warns of a clock %i seconds off the database, and of none that is nearly right (R41)', async (seconds) => {
    api.clock.advance(50_000);
    expect((await ready()).body.warnings).toEqual([]);
    api.clock.advance(seconds * 1_000 - 50_000);
    const { status, body } = await ready();
    expect(status).toBe(200);
    expect(body.warnings).toEqual([{ code: 'clock_differs_from_database', secondsAhead: expect.any(Number) }]);
    const [{ secondsAhead }] = body.warnings as [{ secondsAhead: number }];
    expect(Math.abs(secondsAhead - seconds)).toBeLessThanOrEqual(20);
  });

  it('is not ready while a migration is missing', async () => {
    await api.test.database.query("DELETE FROM migrations WHERE name LIKE 'Api%'");
    expect(await ready()).toMatchObject({ status: 503, body: { checks: { database: 'ok', migrations: 'failed' } } });
    expect(await alive()).toBe(200);
  });

  it('is not ready with the master key of another database (R74)', async () => {
    await api.test.database.query("UPDATE master_keys SET id = 'another'");
    expect(await ready()).toMatchObject({ status: 503, body: { checks: { masterKey: 'failed' } } });
  });

  it('answers 503 within two seconds while the database is away, stays alive, and is back without a restart (R87)', async () => {
    const name = new URL(api.test.url).pathname.slice(1);
    const elsewhere = new URL(api.test.url);
    elsewhere.pathname = '/postgres';
    const server = await openDatabase(elsewhere.toString(), { entities, poolSize: 2 });
    try {
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await server.query(`ALTER DATABASE ${name} RENAME TO ${name}_away`);
      const begun = performance.now();
      expect(await ready()).toMatchObject({
        status: 503,
        body: { status: 'not ready', checks: { database: 'failed' } },
      });
      const { status, body } = await api.call('GET', '/tokens', { token: `cs_${'x'.repeat(43)}` });
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'db.unavailable' });
      expect(performance.now() - begun).toBeLessThan(4_000);
      expect(await alive()).toBe(200);
      await server.query(`ALTER DATABASE ${name}_away RENAME TO ${name}`);
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      expect((await ready()).status).toBe(200);
    } finally {
      await server.close();
    }
  });
});
