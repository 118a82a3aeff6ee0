import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpClient } from '../support/http-client';
import { auditTrail, goodPassword, type SignInServer, signIn, startSignInServer } from './sign-in-server';

const wrong = 'wrong password here';
/** With a request, the form is shown to somebody who is signed in too. */
const request = '6f1f3a52-7f0e-4a3a-9a57-5d6f8f1f7d11';

describe('throttling of passwords', () => {
  let test: TestDatabase;
  let server: SignInServer;
  /** A second process on the same database. */
  let second: SignInServer;
  const settings = { trustedProxies: ['127.0.0.1'], throttling: { perAccount: 5, perAddress: 12, windowSeconds: 900 } };
  beforeAll(async () => {
    test = await createTestDatabase(10);
    server = await startSignInServer(test, settings);
    second = await startSignInServer(test, settings);
  });
  beforeEach(() => test.database.query('TRUNCATE rate_limits'));
  afterAll(async () => {
    await server.stop();
    await second.stop();
    await test.drop();
  });

  let lastAddress = 0;
  /** Somebody at an address of their own. */
  function visitor(at: SignInServer = server, address?: string): HttpClient {
    lastAddress += 1;
    return at.client({ 'x-forwarded-for': address ?? `198.51.100.${lastAddress % 250}` });
  }

  async function tries(count: number, name: string, password: string, at: () => HttpClient): Promise<number[]> {
    const statuses: number[] = [];
    for (let i = 0; i < count; i += 1) statuses.push((await signIn(at(), name, password, request)).status);
    return statuses;
  }

  /** Moves the windows into the past, as if their time had gone by: the library reads the machine's clock. */
  function letWindowsPass(counter: string) {
    return test.database.query('UPDATE rate_limits SET expire = 1 WHERE key LIKE $1 AND expire IS NOT NULL', [
      `${counter}:%`,
    ]);
  }

  it('takes 5 wrong passwords of an account, then refuses the right one too, from everywhere (R47)', async () => {
    await server.person('tom');
    expect(await tries(5, 'tom', wrong, visitor)).toEqual([403, 403, 403, 403, 403]);
    const answer = await signIn(visitor(), 'tom', goodPassword);
    expect(answer.status).toBe(429);
    expect(Number(answer.header('retry-after'))).toBeGreaterThan(890);
    expect(Number(answer.header('retry-after'))).toBeLessThanOrEqual(900);
    expect(answer.words).toContain('Too many tries. Nobody can sign in like this for 15 minutes');
    expect((await signIn(visitor(), 'tom@example.com', goodPassword)).status).toBe(429);
    expect((await signIn(visitor(second), 'tom', goodPassword)).status).toBe(429);
    await letWindowsPass('sign-in-account');
    expect((await signIn(visitor(), 'tom', goodPassword)).status).toBe(303);
  });

  it('treats a name that nobody has in the same way (R49)', async () => {
    expect(await tries(6, 'nobody-at-all', wrong, visitor)).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await signIn(visitor(), ' NOBODY-at-all', wrong)).status).toBe(429);
    await server.person('susan', { suspended: true });
    expect(await tries(6, 'susan', goodPassword, visitor)).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it('lets the owner in from a browser they have used before, and leaves sessions alone (R47)', async () => {
    await server.person('olga');
    const own = visitor();
    await signIn(own, 'olga', goodPassword);
    const elsewhere = visitor();
    await signIn(elsewhere, 'olga', goodPassword);
    await tries(5, 'olga', wrong, visitor);
    expect((await signIn(visitor(), 'olga', goodPassword)).status).toBe(429);
    expect((await own.get('/')).status).toBe(200);
    await elsewhere.submit(await elsewhere.get('/sign-out'), {});
    expect((await signIn(elsewhere, 'olga', goodPassword)).status).toBe(303);
    // Her success there gives nobody else new tries.
    expect((await signIn(visitor(), 'olga', goodPassword)).status).toBe(429);
    // A browser that somebody else uses is none of hers.
    await server.person('eve');
    const eves = visitor();
    await signIn(eves, 'eve', goodPassword);
    expect((await signIn(eves, 'olga', goodPassword, request)).status).toBe(429);
  });

  it('counts tries in a known browser too', async () => {
    await server.person('kurt');
    const own = visitor();
    await signIn(own, 'kurt', goodPassword);
    expect(await tries(6, 'kurt', wrong, () => own)).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await signIn(visitor(), 'kurt', goodPassword)).status).toBe(303);
  });

  it('forgets wrong tries after a right one', async () => {
    await server.person('fay');
    for (let round = 0; round < 3; round += 1) {
      expect(await tries(4, 'fay', wrong, visitor)).toEqual([403, 403, 403, 403]);
      expect((await signIn(visitor(), 'fay', goodPassword)).status).toBe(303);
    }
  });

  it('holds the limit for tries that come all at once, over two processes (R85)', async () => {
    await server.person('bert');
    const clients = Array.from({ length: 20 }, (_, i) => visitor(i % 2 === 0 ? server : second));
    const answers = await Promise.all(clients.map((client) => signIn(client, 'bert', wrong)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('takes 12 wrong passwords of an address, whatever the accounts, and then none from there (R47)', async () => {
    await server.person('carl');
    const there = () => visitor(server, '203.0.113.9');
    for (let i = 0; i < 12; i += 1) expect((await signIn(there(), `name-${i}`, wrong)).status).toBe(403);
    expect((await signIn(there(), 'carl', goodPassword)).status).toBe(429);
    expect((await signIn(visitor(), 'carl', goodPassword)).status).toBe(303);
    await letWindowsPass('sign-in-address');
    expect((await signIn(there(), 'carl', goodPassword)).status).toBe(303);
  });

  it('does not count right passwords against an address', async () => {
    await server.person('rosa');
    const statuses = await tries(15, 'rosa', goodPassword, () => visitor(server, '203.0.113.10'));
    expect(new Set(statuses)).toEqual(new Set([303]));
  });

  it('counts an IPv6 customer as one, and believes no X-Forwarded-For of a stranger (R21, R85)', async () => {
    for (let i = 0; i < 12; i += 1) await signIn(visitor(server, `2001:db8:0:7::${i + 1}`), `six-${i}`, wrong);
    expect((await signIn(visitor(server, '2001:db8:0:7:ffff::1'), 'six', wrong)).status).toBe(429);
    expect((await signIn(visitor(server, '2001:db8:0:8::1'), 'six', wrong)).status).toBe(403);
    const trusting = await startSignInServer(test, { ...settings, trustedProxies: [] });
    for (let i = 0; i < 12; i += 1) await signIn(visitor(trusting), `spoof-${i}`, wrong);
    expect((await signIn(visitor(trusting), 'spoof', wrong)).status).toBe(429);
    await trusting.stop();
  });

  it('pauses an account for a day after 100 wrong passwords in a row, however slowly they come (R47)', async () => {
    const person = await server.person('paul');
    await tries(1, 'paul', wrong, visitor);
    await test.database.query(`UPDATE rate_limits SET points = 100 WHERE key = 'sign-in-account-ever:${person.id}'`);
    const [row] = await test.database.query(
      `SELECT expire FROM rate_limits WHERE key = 'sign-in-account-ever:${person.id}'`,
    );
    expect(row).toEqual({ expire: null });
    const answer = await signIn(visitor(), 'paul', goodPassword);
    expect(answer.status).toBe(429);
    expect(Number(answer.header('retry-after'))).toBe(86_400);
    expect(answer.words).toContain('for 24 hours');
    await letWindowsPass('sign-in-account');
    expect((await signIn(visitor(), 'paul', goodPassword)).status).toBe(429);
    await letWindowsPass('sign-in-account-ever');
    expect((await signIn(visitor(), 'paul', goodPassword)).status).toBe(303);
  });

  it('is lifted by an administrator who sets a new password', async () => {
    const person = await server.person('lena');
    await tries(6, 'lena', wrong, visitor);
    const actor = { kind: 'cli', id: 'root', name: 'root' } as const;
    await server.credentials.setPassword(actor, person.id, 'another fine long password');
    expect((await signIn(visitor(), 'lena', 'another fine long password')).status).toBe(303);
  });

  it('records a throttled try with its reason, whatever the password was (R82)', async () => {
    await server.person('uma');
    await tries(5, 'uma', wrong, visitor);
    await signIn(visitor(), 'uma', goodPassword);
    const last = (await auditTrail(test, 'sign_in.password')).at(-1);
    expect(last).toMatchObject({ outcome: 'refused', reason: 'throttled_by_account', subject: { name: 'uma' } });
  });

  it('counts nothing when it is switched off, for load tests', async () => {
    const open = await startSignInServer(test, { throttling: { enabled: false } });
    await open.person('load');
    expect(new Set(await tries(12, 'load', wrong, () => open.client()))).toEqual(new Set([403]));
    expect((await signIn(open.client(), 'load', goodPassword)).status).toBe(303);
    expect(await test.database.query('SELECT 1 FROM rate_limits')).toEqual([]);
    await open.stop();
  });

  it('leaves the table as the migration made it', async () => {
    const columns = await test.database.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'rate_limits' ORDER BY ordinal_position`,
    );
    expect(columns.map((column) => column.column_name)).toEqual(['key', 'points', 'expire']);
  });
});
