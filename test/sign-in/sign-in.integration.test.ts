import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpAnswer } from '../support/http-client';
import { auditTrail, goodPassword, type SignInServer, signIn, startSignInServer } from './sign-in-server';

const request = '6f1f3a52-7f0e-4a3a-9a57-5d6f8f1f7d11';
const token = /^[A-Za-z0-9_-]{43}$/;

/** A page without what differs from one answer to the next by its nature. */
function comparable(page: HttpAnswer): string {
  return page.text.replace(/name="_csrf" value="[^"]*"/g, '');
}

describe('signing in', () => {
  let test: TestDatabase;
  let server: SignInServer;
  beforeAll(async () => {
    test = await createTestDatabase();
    server = await startSignInServer(test, {
      throttling: { enabled: false },
      pending: { [request]: { appName: 'Slack <Acme>', loginHint: 'hint@example.com' } },
    });
    await server.person('ada');
    await server.person('mallory', { suspended: true });
    await server.person('edgar', { expired: true });
  });
  afterAll(async () => {
    await server.stop();
    await test.drop();
  });

  it('takes username or e-mail, in any case, and leads to the portal', async () => {
    for (const name of ['ada', 'ADA', 'ada@example.com', ' Ada@Example.COM ']) {
      const answer = await signIn(server.client(), name, goodPassword);
      expect([name, answer.status, answer.location]).toEqual([name, 303, '/']);
    }
  });

  it('names the app that waits, fills in its hint as text, and leads back to it', async () => {
    const client = server.client();
    const page = await client.get(`/sign-in?request=${request}`);
    expect(page.words).toContain('to continue to Slack <Acme>');
    expect(page.text).not.toContain('<Acme>');
    expect(page.text).toContain('value="hint@example.com"');
    const answer = await client.submit(page, { name: 'ada', password: goodPassword });
    expect(answer.location).toBe(`/saml/resume/${request}`);
  });

  it('shows the form to somebody who is signed in only when a request waits', async () => {
    const client = server.client();
    await signIn(client, 'ada', goodPassword);
    expect((await client.get('/sign-in')).location).toBe('/');
    expect((await client.get(`/sign-in?request=${request}`)).status).toBe(200);
  });

  it('leads nowhere but to our own paths, whatever the request field holds (R20)', async () => {
    for (const hostile of ['//evil.example', 'https://evil.example', '../x', `${request}/../..`, '', '\'"><script>']) {
      const client = server.client();
      const page = await client.get(`/sign-in?request=${encodeURIComponent(hostile)}`);
      expect(page.text).not.toContain('<script');
      const answer = await client.submit(page, { name: 'ada', password: goodPassword, request: hostile });
      expect(answer.location).toBe('/');
    }
  });

  it('gives unknown, wrong and suspended the same status and text (R49)', async () => {
    const answers = await Promise.all([
      signIn(server.client(), 'nobody', goodPassword),
      signIn(server.client(), 'ada', 'wrong password here'),
      signIn(server.client(), 'mallory', goodPassword),
      signIn(server.client(), 'mallory', 'wrong password here'),
      signIn(server.client(), 'edgar', 'wrong password here'),
      signIn(server.client(), 'nul\u0000byte', goodPassword),
      signIn(server.client(), 'a'.repeat(1_000), goodPassword),
    ]);
    const texts = answers.map((answer) => comparable(answer).replace(/(name="name" [^>]*value=")[^"]*"/, '$1"'));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([403]));
    expect(new Set(texts.map((text) => text.replace(/value="[^"]*"/g, ''))).size).toBe(1);
    for (const answer of answers) expect(answer.setCookies.join()).not.toContain('__Host-countersign=');
  });

  it('keeps the typed name after a wrong try, as text, and never the password', async () => {
    const answer = await signIn(server.client(), '"><b>ada', 'wrong-password-typed');
    expect(answer.text).toContain('value="&quot;>&lt;b>ada"');
    expect(answer.text).not.toContain('wrong-password-typed');
  });

  it('sets cookies that no script, no other host and no plain connection sees (R43)', async () => {
    const answer = await signIn(server.client(), 'ada', goodPassword);
    expect(answer.setCookies.length).toBeGreaterThanOrEqual(2);
    for (const line of answer.setCookies) {
      expect(line).toMatch(/^__Host-countersign[a-z-]*=/);
      expect(line).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax/);
      expect(line).not.toMatch(/Domain/i);
    }
  });

  it('keeps tokens as hashes only (R42, R61)', async () => {
    const client = server.client();
    await signIn(client, 'ada', goodPassword);
    const held = client.cookies.get('__Host-countersign') ?? '';
    expect(held).toMatch(token);
    const dump = await test.database.query(
      `SELECT s::text AS row FROM sessions s UNION ALL SELECT k::text FROM known_browsers k
       UNION ALL SELECT record::text FROM audit_pending`,
    );
    const text = JSON.stringify(dump);
    expect(text).toContain('sign_in.password');
    for (const value of client.cookies.values()) expect(text).not.toContain(value);
    expect(text).not.toContain(goodPassword);
  });

  it('gives a new session at each sign-in, and the one before is dead (R42)', async () => {
    const client = server.client();
    await signIn(client, 'ada', goodPassword);
    const before = client.cookies.get('__Host-countersign') ?? '';
    await signIn(client, 'ada', goodPassword, request);
    const after = client.cookies.get('__Host-countersign') ?? '';
    expect(after).not.toBe(before);
    expect(await server.sessions.find(before)).toBeUndefined();
    expect(await server.sessions.find(after)).toBeDefined();
  });

  it('does not take over a token that somebody planted (session fixation, R42)', async () => {
    const client = server.client();
    const planted = 'A'.repeat(43);
    client.cookies.set('__Host-countersign', planted);
    const answer = await signIn(client, 'ada', goodPassword);
    expect(answer.location).toBe('/');
    expect(client.cookies.get('__Host-countersign')).not.toBe(planted);
    expect(await server.sessions.find(planted)).toBeUndefined();
  });

  it('shows the form again when its token is missing, wrong or from another browser (R46)', async () => {
    const fields = { name: 'ada', password: goodPassword };
    const client = server.client();
    const page = await client.get('/sign-in');
    const foreign = (await server.client().get('/sign-in')).form().fields._csrf ?? '';
    for (const _csrf of [undefined, '', 'x', foreign, foreign.slice(0, -1)]) {
      const sent: Record<string, string> = _csrf === undefined ? fields : { ...fields, _csrf };
      const answer = await client.postForm('/sign-in', sent);
      expect(answer.status).toBe(403);
      expect(answer.words).toContain('open for too long');
      expect(client.cookies.has('__Host-countersign')).toBe(false);
    }
    expect((await client.submit(page, fields)).status).toBe(303);
  });

  it('refuses a form that comes from another website, even with the right token (R46)', async () => {
    const client = server.client();
    const page = await client.get('/sign-in');
    const fields = { name: 'ada', password: goodPassword };
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${server.baseUrl}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: server.baseUrl },
    ];
    for (const headers of foreign) {
      const answer = await client.submit(page, fields, { headers });
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.words).toContain('sent from another website');
    }
    const own: Record<string, string>[] = [
      { origin: server.baseUrl },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
    ];
    for (const headers of own) {
      expect((await client.submit(await client.get(`/sign-in?request=${request}`), fields, { headers })).status).toBe(
        303,
      );
    }
  });

  it('answers every broken body with a clear 4xx page (R10, R16, R22)', async () => {
    const form = 'application/x-www-form-urlencoded';
    const bodies: [string, string | Buffer, string][] = [
      ['nothing', '', form],
      ['no password', 'name=ada', form],
      ['a repeated field', 'name=ada&name=bob&password=x', form],
      ['a list', 'name[]=ada&password=x', form],
      ['an object', 'name[a]=b&password=x', form],
      ['a prototype', '__proto__[name]=ada&__proto__[password]=x&constructor[prototype][x]=1', form],
      ['deep nesting', `name${'[a]'.repeat(2_000)}=b&password=x`, form],
      ['bad percent-encoding', 'name=%E0%A4%A&password=%', form],
      ['bytes that are no UTF-8', Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff, 0xfe]), form],
      ['too many fields', Array.from({ length: 5_000 }, (_, i) => `f${i}=1`).join('&'), form],
      ['a huge name', `name=${'a'.repeat(20_000)}&password=x`, form],
      ['a huge body', `name=ada&password=${'a'.repeat(300_000)}`, form],
      ['JSON', '{"name":{"$ne":null},"password":["x"]}', 'application/json'],
      ['JSON with a prototype', '{"__proto__":{"name":"ada"},"password":"x"}', 'application/json'],
      ['broken JSON', '{"name":', 'application/json'],
      ['XML', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'application/xml'],
      ['multipart', '--x\r\n\r\nx\r\n--x--', 'multipart/form-data; boundary=x'],
      ['no content type', 'name=ada&password=x', ''],
    ];
    for (const path of ['/sign-in', '/password', '/sign-out', '/setup/x', '/sessions/end-others', '/sessions/x/end']) {
      for (const [what, body, type] of bodies) {
        const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
        const answer = await server.client().send('POST', path, body, { headers });
        expect([path, what, Math.floor(answer.status / 100)]).toEqual([path, what, 4]);
        expect(answer.header('content-type')).toBe('text/html; charset=utf-8');
        expect(answer.text).not.toMatch(/at .*\.ts|node_modules|SELECT/);
      }
    }
  });

  it('takes a form only, not the same fields as JSON (R22)', async () => {
    const client = server.client();
    const { _csrf } = (await client.get('/sign-in')).form().fields;
    const fields = JSON.stringify({ name: 'ada', password: goodPassword, _csrf });
    const answer = await client.send('POST', '/sign-in', fields, { headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(415);
  });

  it('answers wrong methods with 405 and odd addresses with 4xx (R22)', async () => {
    expect((await server.client().send('DELETE', '/sign-in', undefined)).status).toBe(405);
    expect((await server.client().get('/sign-in?request=a&request=b')).status).toBe(200);
    expect(Math.floor((await server.client().get('/setup/%ff')).status / 100)).toBe(4);
    expect((await server.client().get('/setup/%00')).status).toBe(404);
  });

  it('records every try with who, from where and why, and never what was typed (R82, R83)', async () => {
    const seen = (await auditTrail(test)).length;
    await signIn(server.client(), 'a-password-typed-as-name', 'typed-password-1');
    await signIn(server.client(), 'ada', 'typed-password-2');
    await signIn(server.client(), 'mallory', goodPassword);
    await signIn(server.client(), 'edgar', goodPassword);
    await signIn(server.client(), 'ada', goodPassword);
    const records = (await auditTrail(test)).slice(seen);
    const brief = records.map((record) => {
      const { actor, subject } = record as { actor: { name: string }; subject?: { name: string } };
      return [record.action, record.outcome, record.reason, actor.name, subject?.name];
    });
    const stranger = 'somebody at the sign-in page';
    expect(brief).toEqual([
      ['sign_in.password', 'refused', 'unknown_user', stranger, undefined],
      ['sign_in.password', 'refused', 'wrong_password', stranger, 'ada'],
      ['sign_in.password', 'refused', 'suspended', stranger, 'mallory'],
      ['sign_in.password', 'refused', 'password_expired', 'edgar', 'edgar'],
      ['sign_in.password', 'success', undefined, 'ada', 'ada'],
    ]);
    for (const record of records) {
      expect(record.actor).toMatchObject({
        address: '127.0.0.1',
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    }
    expect(JSON.stringify(records)).not.toMatch(/typed-password|a-password-typed/);
  });

  it('hashes anew at sign-in when the cost was changed, and only then (R50)', async () => {
    const person = await server.person('rita');
    const hashOf = async () =>
      (await test.database.query('SELECT password_hash FROM credentials WHERE user_id = $1', [person.id]))[0]
        ?.password_hash as string;
    const first = await hashOf();
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signIn(server.client(), 'rita', goodPassword);
    expect(await hashOf()).toBe(first);
    const costlier = await startSignInServer(test, { throttling: { enabled: false }, memoryKiB: 20_480 });
    try {
      await signIn(costlier.client(), 'rita', 'wrong password here');
      expect(await hashOf()).toBe(first);
      expect((await signIn(costlier.client(), 'rita', goodPassword)).status).toBe(303);
      expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=20480,t=2,p=1\$/);
      expect((await signIn(costlier.client(), 'rita', goodPassword)).status).toBe(303);
    } finally {
      await costlier.stop();
    }
  });

  it('answers 503 and not a guess when the database is gone (R87)', async () => {
    const other = await createTestDatabase();
    const alone = await startSignInServer(other);
    try {
      const client = alone.client();
      const page = await client.get('/sign-in');
      const [{ name = '' } = {}] = await other.database.query<{ name: string }>('SELECT current_database() AS name');
      await test.database.query(`DROP DATABASE ${name} WITH (FORCE)`);
      const answer = await client.submit(page, { name: 'ada', password: goodPassword });
      expect(answer.status).toBe(503);
      expect(answer.header('retry-after')).toBe('5');
      expect(client.cookies.has('__Host-countersign')).toBe(false);
    } finally {
      await alone.stop();
      await other.database.close();
    }
  });
});
