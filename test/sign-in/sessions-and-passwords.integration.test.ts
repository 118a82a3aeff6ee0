import { type SessionId, systemActor } from '../../src/core';
import { passwordAuthnContext } from '../../src/sign-in';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpClient } from '../support/http-client';
import { auditTrail, goodPassword, type SignInServer, signIn, startSignInServer } from './sign-in-server';

const request = '6f1f3a52-7f0e-4a3a-9a57-5d6f8f1f7d11';
const newPassword = 'seven brave kettles sing';
const minute = 60_000;
const actor = systemActor('test');

describe('sessions and passwords', () => {
  let test: TestDatabase;
  let server: SignInServer;
  beforeAll(async () => {
    test = await createTestDatabase();
    server = await startSignInServer(test, { throttling: { perAccount: 5 } });
  });
  afterAll(async () => {
    await server.stop();
    await test.drop();
  });

  const tokenOf = (client: HttpClient) => client.cookies.get('__Host-countersign') ?? '';
  const facts = (authenticatedAt: Date) => ({
    authenticatedAt,
    authnContext: passwordAuthnContext,
    address: null,
    userAgent: null,
  });

  describe('a session', () => {
    it('remembers when, how and where the person proved who they are', async () => {
      const person = await server.person('sam');
      const client = server.client({ 'user-agent': `Browser/1 ${'x'.repeat(600)}` });
      await signIn(client, 'sam', goodPassword);
      const session = await server.sessions.find(tokenOf(client));
      expect(session).toMatchObject({
        userId: person.id,
        authnContext: passwordAuthnContext,
        authenticatedAt: server.clock.now(),
        address: '127.0.0.1',
      });
      expect(session?.userAgent).toHaveLength(400);
      expect(session?.userAgent?.startsWith('Browser/1 xx')).toBe(true);
    });

    it('ends after 8 hours without use and after 24 hours in any case (R44)', async () => {
      const person = await server.person('ida');
      const idle = await server.sessions.open(person.id, facts(server.clock.now()));
      const busy = await server.sessions.open(person.id, facts(server.clock.now()));
      for (let passed = 0; passed < 8 * 60 - 1; passed += 60) {
        server.clock.advance(60 * minute);
        expect(await server.sessions.find(busy.token)).toBeDefined();
      }
      expect(await server.sessions.find(idle.token)).toBeUndefined();
      expect((await server.sessions.list(person.id)).map((session) => session.id)).toEqual([busy.session.id]);
      for (let hour = 8; hour < 23; hour += 1) {
        server.clock.advance(60 * minute);
        expect(await server.sessions.find(busy.token)).toBeDefined();
      }
      server.clock.advance(59 * minute + 59_999);
      expect(await server.sessions.find(busy.token)).toBeDefined();
      server.clock.advance(1);
      expect(await server.sessions.find(busy.token)).toBeUndefined();
      await server.sessions.open(person.id, facts(server.clock.now()));
      const left = await test.database.query('SELECT 1 FROM sessions WHERE user_id = $1', [person.id]);
      expect(left).toHaveLength(1);
    });

    it('notes its last use at most once a minute', async () => {
      const person = await server.person('una');
      const { token, session } = await server.sessions.open(person.id, facts(server.clock.now()));
      const noted = async () =>
        (await test.database.query('SELECT last_used_at FROM sessions WHERE id = $1', [session.id]))[0]
          ?.last_used_at as Date;
      const opened = await noted();
      server.clock.advance(59_999);
      await server.sessions.find(token);
      expect(await noted()).toEqual(opened);
      server.clock.advance(1);
      await server.sessions.find(token);
      expect((await noted()).getTime()).toBe(opened.getTime() + minute);
    });

    it('is dead from the moment its person is suspended, and does not come back with them (R25)', async () => {
      const person = await server.person('dora');
      const client = server.client();
      await signIn(client, 'dora', goodPassword);
      await server.directory.updateUser(actor, person.id, { suspended: true });
      expect(await server.sessions.find(tokenOf(client))).toBeUndefined();
      expect((await client.get('/')).location).toBe('/sign-in');
      await server.directory.updateUser(actor, person.id, { suspended: false });
      expect(await server.sessions.find(tokenOf(client))).toBeUndefined();
    });

    it('is refused at look-up even if the suspension was written past us (R25)', async () => {
      const person = await server.person('dirk');
      const { token } = await server.sessions.open(person.id, facts(server.clock.now()));
      await test.database.query('ALTER TABLE users DISABLE TRIGGER users_suspended');
      await test.database.query('UPDATE users SET suspended = true WHERE id = $1', [person.id]);
      await test.database.query('ALTER TABLE users ENABLE TRIGGER users_suspended');
      expect(await server.sessions.find(token)).toBeUndefined();
      expect(await test.database.query('SELECT 1 FROM sessions WHERE user_id = $1', [person.id])).toEqual([]);
    });

    it('is gone with a deleted person (R25)', async () => {
      const person = await server.person('gone');
      const { token } = await server.sessions.open(person.id, facts(server.clock.now()));
      await server.directory.deleteUser(actor, person.id);
      expect(await server.sessions.find(token)).toBeUndefined();
    });

    it('gets a new token when it is renewed, and the old one is dead (R42)', async () => {
      const person = await server.person('rene');
      const { token, session } = await server.sessions.open(person.id, facts(server.clock.now()));
      const renewed = await server.sessions.renew(session.id);
      expect(await server.sessions.find(token)).toBeUndefined();
      expect((await server.sessions.find(renewed))?.id).toBe(session.id);
      expect(await server.sessions.renew('00000000-0000-0000-0000-000000000000' as SessionId)).toBeUndefined();
    });

    it('is ended by its owner only (R45)', async () => {
      const owner = await server.person('own');
      const other = await server.person('oth');
      const { token, session } = await server.sessions.open(owner.id, facts(server.clock.now()));
      expect(await server.sessions.revoke(actor, other.id, session.id)).toBe(false);
      expect(await server.sessions.find(token)).toBeDefined();
      expect(await server.sessions.revoke(actor, owner.id, session.id)).toBe(true);
      expect(await server.sessions.find(token)).toBeUndefined();
    });

    it('is not found for an absent, unknown or malformed token', async () => {
      for (const token of [undefined, '', 'x', 'A'.repeat(43), "' OR 1=1 --"]) {
        expect(await server.sessions.find(token)).toBeUndefined();
      }
    });
  });

  describe('signing out', () => {
    it('asks first and changes nothing by GET; POST ends the session at the server (R45, R46)', async () => {
      await server.person('otto');
      const client = server.client();
      await signIn(client, 'otto', goodPassword);
      const token = tokenOf(client);
      const page = await client.get('/sign-out');
      expect(page.words).toContain('Slack keeps its own session');
      expect(await server.sessions.find(token)).toBeDefined();
      expect((await client.postForm('/sign-out', {})).status).toBe(403);
      expect(await server.sessions.find(token)).toBeDefined();
      const done = await client.submit(page, {}, { follow: true });
      expect(done.words).toContain('You are signed out of Countersign');
      expect(done.words).toContain('Slack keeps its own session');
      expect(await server.sessions.find(token)).toBeUndefined();
      expect(client.cookies.has('__Host-countersign')).toBe(false);
    });

    it('does not take a form token from before the sign-in (R46)', async () => {
      await server.person('olaf');
      const client = server.client();
      const before = (await client.get('/sign-in')).form().fields._csrf ?? '';
      await signIn(client, 'olaf', goodPassword);
      expect((await client.postForm('/sign-out', { _csrf: before })).status).toBe(403);
    });
  });

  describe('changing one’s password', () => {
    const change = async (client: HttpClient, fields: Record<string, string>) =>
      client.submit(await client.get('/password'), fields);

    it('asks for the current one, renews the session and offers to end the others (R42, R45)', async () => {
      const person = await server.person('paula');
      const client = server.client();
      await signIn(client, 'paula', goodPassword);
      const other = server.client();
      await signIn(other, 'paula', goodPassword);
      const before = tokenOf(client);
      const fields = { currentPassword: goodPassword, newPassword, repeatPassword: newPassword };
      const kept = await change(client, fields);
      expect(kept.location).toBe('/password?done=yes');
      expect(await server.sessions.find(before)).toBeUndefined();
      expect(await server.sessions.find(tokenOf(client))).toBeDefined();
      expect(await server.sessions.find(tokenOf(other))).toBeDefined();
      const back = { currentPassword: newPassword, newPassword: goodPassword, repeatPassword: goodPassword };
      await change(client, { ...back, endOtherSessions: 'yes' });
      expect(await server.sessions.find(tokenOf(other))).toBeUndefined();
      expect(await server.sessions.find(tokenOf(client))).toBeDefined();
      const records = (await auditTrail(test, 'sign_in.password_set')) as { actor: { id: string } }[];
      expect(records.filter((record) => record.actor.id === person.id)).toHaveLength(2);
    });

    it('refuses wrong, differing, short, common, personal and unchanged passwords, at the field (R51)', async () => {
      await server.person('petra');
      const client = server.client();
      await signIn(client, 'petra', goodPassword);
      const cases: [string, string, string, string][] = [
        ['not the current one', newPassword, newPassword, 'The current password is not right.'],
        [goodPassword, newPassword, `${newPassword}!`, 'The two passwords are not the same.'],
        [goodPassword, 'elevenchars', 'elevenchars', 'it needs at least 12 characters'],
        [goodPassword, 'Qwerty123456', 'Qwerty123456', 'one of the most used ones'],
        [goodPassword, 'petra@example.com', 'petra@example.com', 'your own name or address'],
        [goodPassword, goodPassword, goodPassword, 'the one you have already'],
        [goodPassword, 'x'.repeat(1_001), 'x'.repeat(1_001), 'longer than 1000 characters'],
      ];
      for (const [currentPassword, wanted, repeatPassword, said] of cases) {
        const answer = await change(client, { currentPassword, newPassword: wanted, repeatPassword });
        expect([said, answer.status]).toEqual([said, 422]);
        expect(answer.words).toContain(said);
        expect(answer.text).toMatch(
          /aria-describedby="[^"]*-error"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*aria-describedby="[^"]*-error"/,
        );
        expect(answer.text).not.toContain(wanted === 'elevenchars' ? 'elevenchars' : 'value="Qwerty123456"');
      }
      expect((await signIn(server.client(), 'petra', goodPassword)).status).toBe(303);
    });

    it('does not look at the current password after 5 wrong ones, and the session goes on (R47)', async () => {
      await server.person('pim');
      const client = server.client();
      await signIn(client, 'pim', goodPassword);
      const fields = { newPassword, repeatPassword: newPassword };
      for (let i = 0; i < 5; i += 1) {
        expect((await change(client, { ...fields, currentPassword: `wrong one ${i}` })).status).toBe(422);
      }
      const answer = await change(client, { ...fields, currentPassword: goodPassword });
      expect(answer.status).toBe(429);
      expect(Number(answer.header('retry-after'))).toBeGreaterThan(0);
      expect((await client.get('/')).status).toBe(200);
    });

    it('lets nobody without a session near it', async () => {
      expect((await server.client().get('/password')).location).toBe('/sign-in');
      expect((await server.client().get(`/password?request=${request}`)).location).toBe(`/sign-in?request=${request}`);
    });

    it('answers broken fields with 400 though the token is right (R16)', async () => {
      await server.person('pia');
      const client = server.client();
      await signIn(client, 'pia', goodPassword);
      const { _csrf = '' } = (await client.get('/password')).form().fields;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      for (const rest of ['', 'newPassword=a&newPassword=b&repeatPassword=a', 'newPassword[a]=b&repeatPassword=c']) {
        const answer = await client.send('POST', '/password', `_csrf=${_csrf}&${rest}`, { headers });
        expect([rest, answer.status]).toEqual([rest, 400]);
      }
    });
  });

  describe('an expired password', () => {
    it('gives no session, only the change page, and then leads on with the request (R31)', async () => {
      const person = await server.person('ed', { expired: true });
      const client = server.client();
      const answer = await signIn(client, 'ed', goodPassword, request);
      expect([answer.status, answer.location]).toEqual([303, `/password?request=${request}`]);
      expect(client.cookies.has('__Host-countersign')).toBe(false);
      expect(await server.sessions.list(person.id)).toEqual([]);
      for (const path of ['/', '/sessions']) expect((await client.get(path)).location).toBe('/sign-in');
      const changeToken = client.cookies.get('__Host-countersign-change') ?? '';
      expect(await server.sessions.find(changeToken)).toBeUndefined();
      const thief = server.client();
      thief.cookies.set('__Host-countersign', changeToken);
      expect((await thief.get('/')).location).toBe('/sign-in');

      const provedAt = server.clock.now();
      server.clock.advance(5 * minute);
      const page = await client.get(`/password?request=${request}`);
      expect(page.words).toContain('Your password has expired');
      const done = await client.submit(page, { newPassword, repeatPassword: newPassword });
      expect([done.status, done.location]).toEqual([303, `/saml/resume/${request}`]);
      expect((await server.sessions.find(tokenOf(client)))?.authenticatedAt).toEqual(provedAt);
      expect((await server.directory.getUser('ed')).passwordExpired).toBe(false);
      expect((await signIn(server.client(), 'ed', newPassword)).location).toBe('/');
      expect((await signIn(server.client(), 'ed', goodPassword)).status).toBe(403);

      client.cookies.set('__Host-countersign-change', changeToken);
      client.cookies.delete('__Host-countersign');
      expect((await client.get('/password')).location).toBe('/sign-in');
    });

    it('must be replaced by another one, and only within 15 minutes (R31)', async () => {
      await server.person('eve', { expired: true });
      const client = server.client();
      await signIn(client, 'eve', goodPassword);
      const page = await client.get('/password');
      const same = await client.submit(page, { newPassword: goodPassword, repeatPassword: goodPassword });
      expect(same.status).toBe(422);
      expect((await server.directory.getUser('eve')).passwordExpired).toBe(true);
      server.clock.advance(15 * minute);
      const late = await client.submit(page, { newPassword, repeatPassword: newPassword });
      expect(late.location).toBe('/sign-in');
      expect((await server.directory.getUser('eve')).passwordExpired).toBe(true);
    });

    it('cannot be changed by somebody who was suspended meanwhile, nor without the state (R25, R31)', async () => {
      const person = await server.person('eli', { expired: true });
      const client = server.client();
      await signIn(client, 'eli', goodPassword);
      const page = await client.get('/password');
      await server.directory.updateUser(actor, person.id, { suspended: true });
      expect((await client.submit(page, { newPassword, repeatPassword: newPassword })).location).toBe('/sign-in');
      await server.directory.updateUser(actor, person.id, { suspended: false });
      expect((await client.submit(page, { newPassword, repeatPassword: newPassword })).location).toBe('/sign-in');
      const stranger = server.client();
      const { _csrf = '' } = (await stranger.get('/sign-in')).form().fields;
      const posted = await stranger.postForm('/password', { _csrf, newPassword, repeatPassword: newPassword });
      expect(posted.location).toBe('/sign-in');
    });

    it('is changed once when two windows send the form at the same time', async () => {
      const person = await server.person('eon', { expired: true });
      const client = server.client();
      await signIn(client, 'eon', goodPassword);
      const page = await client.get('/password');
      const twin = server.client();
      for (const [name, value] of client.cookies) twin.cookies.set(name, value);
      const answers = await Promise.all([
        client.submit(page, { newPassword, repeatPassword: newPassword }),
        twin.submit(page, { newPassword: `${newPassword}!`, repeatPassword: `${newPassword}!` }),
      ]);
      expect(answers.map((answer) => answer.location).filter((location) => location === '/')).toHaveLength(1);
      expect(await server.sessions.list(person.id)).toHaveLength(1);
    });
  });

  describe('an administrator', () => {
    it('sets a password that must be changed, in the transaction that creates the person', async () => {
      const hashed = await server.credentials.hashNewPassword(goodPassword, {
        username: 'neu',
        email: 'neu@example.com',
        firstName: 'N',
        lastName: 'Eu',
      });
      await test.database.transaction(async (tx) => {
        const names = { username: 'neu', email: 'neu@example.com', firstName: 'N', lastName: 'Eu' };
        const created = await server.directory.createUser(actor, names, tx);
        await server.credentials.setPassword(actor, created.id, hashed, { expired: true }, tx);
      });
      expect((await signIn(server.client(), 'neu', goodPassword)).location).toBe('/password');
    });

    it('cannot set a password for nobody', async () => {
      const nobody = '00000000-0000-0000-0000-000000000000' as Parameters<typeof server.credentials.verify>[0] & string;
      await expect(server.credentials.setPassword(actor, nobody, goodPassword)).rejects.toMatchObject({
        code: 'sign_in.user_not_found',
      });
    });
  });
});

describe('the set-up', () => {
  let test: TestDatabase;
  let server: SignInServer;
  beforeEach(async () => {
    test = await createTestDatabase();
    server = await startSignInServer(test);
  });
  afterEach(async () => {
    await server.stop();
    await test.drop();
  });

  const admin = {
    username: 'root',
    email: 'root@example.com',
    firstName: 'Ro',
    lastName: 'Ot',
    password: goodPassword,
    repeatPassword: goodPassword,
  };
  const issue = async () => {
    const link = await server.setup.issueLink();
    expect(link?.url.startsWith(`${server.baseUrl}/setup/`)).toBe(true);
    return new URL(link?.url ?? '').pathname;
  };

  it('makes one administrator through its link and is closed for good (R56)', async () => {
    const path = await issue();
    const client = server.client();
    const other = server.client();
    const page = await client.get(path);
    const otherPage = await other.get(path);
    const short = await client.submit(page, { ...admin, password: 'short', repeatPassword: 'short' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('value="root@example.com"');
    const done = await client.submit(page, admin);
    expect([done.status, done.location]).toEqual([303, '/']);
    expect((await client.get('/')).status).toBe(200);
    expect((await server.directory.getUser('root')).administrator).toBe(true);
    expect((await other.submit(otherPage, { ...admin, username: 'two', email: 'two@example.com' })).status).toBe(404);
    expect((await server.client().get(path)).status).toBe(404);
    expect(await server.setup.issueLink()).toBeUndefined();
    expect(await server.directory.findUser('two')).toBeUndefined();
  });

  it('is open for an hour, and a newer link ends the older one (R52)', async () => {
    const older = await issue();
    const newer = await issue();
    expect((await server.client().get(older)).status).toBe(404);
    server.clock.advance(60 * minute - 1);
    expect((await server.client().get(newer)).status).toBe(200);
    server.clock.advance(1);
    const answer = await server.client().get(newer);
    expect(answer.status).toBe(404);
    expect(answer.words).toContain('This set-up link does not work.');
  });

  it('keeps the link as a hash only (R52)', async () => {
    const path = await issue();
    const rows = await test.database.query(
      'SELECT l::text FROM one_time_links l UNION ALL SELECT record::text FROM audit_pending',
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(path.slice('/setup/'.length));
  });

  it('makes one administrator of two who send the form at the same time', async () => {
    const path = await issue();
    const clients = [server.client(), server.client()];
    const pages = await Promise.all(clients.map((client) => client.get(path)));
    const answers = await Promise.all(
      clients.map((client, i) =>
        client.submit(pages[i] as Exclude<(typeof pages)[number], undefined>, {
          ...admin,
          username: `root${i}`,
          email: `root${i}@example.com`,
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 404]);
    expect(await test.database.query('SELECT 1 FROM users')).toHaveLength(1);
  });

  it('is closed while there is an administrator made in another way', async () => {
    const path = await issue();
    await server.directory.createUser(systemActor('test'), {
      username: 'cli',
      email: 'cli@example.com',
      firstName: 'C',
      lastName: 'Li',
      administrator: true,
    });
    expect((await server.client().get(path)).status).toBe(404);
  });

  it('tells what the directory refuses and keeps the link usable', async () => {
    const path = await issue();
    const client = server.client();
    const answer = await client.submit(await client.get(path), { ...admin, email: 'no address' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await client.submit(await client.get(path), admin)).status).toBe(303);
  });
});
