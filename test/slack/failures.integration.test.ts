import { createServer, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { type AccountId, type ConnectionId, newId, type RemoteGroupId, Secret } from '../../src/core';
import { type ProvisioningTarget, TargetError, type TargetErrorKind } from '../../src/provisioning';
import { createSlack, noLimits, type Slack } from '../../src/slack';
import { TestClock } from '../support/clock';
import { makeKeyPair } from '../support/key-pair';
import { grace, Practice, turning } from './practice';

/** What a call ends in, in short: how it is sorted, and Slack's code. */
async function ending(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'success';
  } catch (error) {
    if (!(error instanceof TargetError)) return `defect: ${inspect(error)}`;
    for (const sentence of [error.what, error.remedy, error.meaning]) {
      if (sentence !== undefined && !/^[A-Z“].*\.$/su.test(sentence)) return `not a sentence: ${sentence}`;
    }
    if (error.remedy === undefined) return 'no remedy';
    return `${error.kind} ${error.slackCode}`;
  }
}

describe('against the practice workspace', () => {
  let practice: Practice;
  let impatient: Practice;
  let target: ProvisioningTarget;
  beforeAll(async () => {
    practice = await Practice.open();
    impatient = practice.impatient();
  });
  beforeEach(async () => {
    await practice.reset();
    target = practice.target();
  });
  afterAll(async () => {
    await impatient.slack.close();
    await practice.close();
  });

  /** Only whoever waits for nothing is told of a timeout; the others have time enough on a busy machine. */
  const targetFor = (kind: string) => (kind === 'timeout' ? impatient.target() : target);
  const member = () => practice.scim.member('grace').id as AccountId;
  const update = (id: AccountId, by = target) => by.updateAccount(id, { active: true, values: { title: 'T' } });

  it.each([
    ['error', {}, 'outcome_unknown database_query_failure'],
    ['error', { status: 503 }, 'outcome_unknown database_query_failure'],
    ['html', {}, 'outcome_unknown [http_502]'],
    ['html', { status: 200 }, 'outcome_unknown [malformed]'],
    ['html', { status: 403 }, 'transient [http_403]'],
    ['timeout', {}, 'outcome_unknown [timeout]'],
    ['cut', {}, 'outcome_unknown [connection_lost]'],
    ['malformed-json', {}, 'outcome_unknown [malformed]'],
    ['throttle', { retryAfterSeconds: 7 }, 'rate_limited resource_locked'],
    ['throttle', {}, 'rate_limited resource_locked'],
    ['revoke-token', {}, 'unauthorized invalid_authentication'],
  ])('R98, R100, R102: a write that meets %s %j ends in %s, and is not repeated', async (kind, more, expected) => {
    const id = member();
    await practice.fault({ kind, operation: 'scim.users.update', times: 1, ...more });
    expect(await ending(update(id, targetFor(kind)))).toBe(expected);
    expect(practice.calls().filter((call) => call === 'scim.users.update')).toHaveLength(1);
  });

  it.each(['error', 'html', 'cut', 'malformed-json', 'timeout'])(
    'R98: a new account whose answer met %s is there, is found, and is not made twice',
    async (kind) => {
      await practice.fault({ kind, operation: 'scim.users.create', applied: true, times: 1 });
      expect(await ending(targetFor(kind).createAccount(grace, 'x'))).toMatch(/^outcome_unknown/);
      const [found, ...others] = await target.findAccounts({ userName: 'grace' });
      expect(found?.values.email).toBe(grace.email);
      expect(others).toEqual([]);
      expect(await ending(target.createAccount(grace, 'x'))).toBe('already_exists username_taken');
    },
  );

  it.each(['error', 'html', 'cut', 'malformed-json', 'timeout'])(
    'R100: a read that meets %s is repeated, and ends after four times',
    async (kind) => {
      const id = member();
      await practice.fault({ kind, operation: 'scim.users.get', times: 3 });
      expect((await targetFor(kind).readAccount(id))?.id).toBe(id);
      await practice.fault({ kind, operation: 'scim.users.get' });
      expect(await ending(targetFor(kind).readAccount(id))).toMatch(/^transient/);
      expect(practice.calls().filter((call) => call === 'scim.users.get')).toHaveLength(8);
    },
  );

  it('R99: a read that is refused waits and is repeated; after a longer pause it is told', async () => {
    const id = member();
    const before = practice.scim.clock.now().getTime();
    await practice.fault({ kind: 'throttle', operation: 'scim.users.get', retryAfterSeconds: 7, nth: 1 });
    expect((await target.readAccount(id))?.id).toBe(id);
    expect(practice.scim.clock.now().getTime() - before).toBe(7_000);
    await practice.fault({ kind: 'throttle', operation: 'scim.users.get', retryAfterSeconds: 3_600, times: 1 });
    expect(await ending(target.readAccount(id))).toBe('rate_limited [paused]');
    expect(await ending(update(id))).toBe('rate_limited [paused]');
    expect(practice.calls()).toEqual(Array(3).fill('scim.users.get'));
    practice.scim.clock.advance(3_600_000);
    expect(await ending(update(id))).toBe('success');
  });

  it('R106: tells a token that is revoked, expired, without its scope or of an owner who left from one that works', async () => {
    const id = member();
    const issued = (input: Parameters<typeof practice.scim.issue>[0]) =>
      practice.target({ token: practice.scim.issue(input) });
    const expired = issued({ member: 'primary.owner', lifetimeSeconds: 1 });
    practice.scim.clock.advance(1_000);
    expect(await ending(expired.readAccount(id))).toBe('unauthorized invalid_authentication');
    const admin = practice.scim.member('an.admin', { rank: 'admin' });
    const of = issued({ member: 'an.admin' });
    expect(await ending(of.readAccount(id))).toBe('success');
    practice.scim.org.members.update(admin.id, { rank: 'member' });
    expect(await ending(of.updateAccount(id, { active: true, values: {} }))).toBe('unauthorized permission_denied');
    practice.scim.org.members.update(admin.id, { state: 'deactivated' });
    expect(await ending(of.readAccount(id))).toBe('unauthorized invalid_authentication');
    expect(await ending(practice.target({ token: 'xoxp-none' }).readAccount(id))).toMatch(/^unauthorized/);
    await practice.fault({ kind: 'remove-scope', scope: 'admin' });
    expect(await ending(target.createAccount(grace, 'x'))).toBe('unauthorized permission_denied');
  });

  it('protects: owners, the primary owner, bots and built-in groups are told apart from a token that is no good', async () => {
    const off = { active: false, values: {} };
    practice.scim.member('an.admin', { rank: 'admin' });
    const admin = practice.target({ token: practice.scim.issue({ member: 'an.admin' }) });
    const idNamed = (name: string) => practice.scim.org.members.byUsername(name)?.id as AccountId;
    const owner = practice.scim.member('an.owner', { rank: 'owner' }).id as AccountId;
    const bot = practice.scim.member('robot', { kind: 'bot' }).id as AccountId;
    expect(await ending(admin.updateAccount(owner, off))).toBe('protected cannot_modify_owner');
    expect(await ending(target.updateAccount(idNamed('primary.owner'), off))).toBe(
      'protected cannot_disable_primary_owner',
    );
    expect(await ending(target.updateAccount(bot, off))).toBe('protected cannot_disable_bot_user_with_scim');
    const builtIn = practice.scim.org.groups.add({ name: 'Team Admins', kind: 'user-group', builtIn: 'admin' });
    expect(await ending(target.renameGroup(builtIn.id as RemoteGroupId, 'x'))).toBe('protected permission_denied');
    expect(await ending(target.readGroup(builtIn.id as RemoteGroupId))).toBe('success');
  });

  it.each([
    [{ userName: 'grace' }, 'already_exists', 'username_taken', 'userName'],
    [{ email: 'grace@acme.example' }, 'already_exists', 'email_taken', 'email'],
    [{ userName: 'a-name-of-22-characters' }, 'rejected', 'username_too_long', 'userName'],
    [{ userName: 'everyone' }, 'rejected', 'username_not_allowed', 'userName'],
    [{ email: 'nothing' }, 'rejected', 'email_invalid', 'email'],
    [{ secondaryEmail: 'nothing' }, 'rejected', 'email_invalid', 'secondaryEmail'],
    [{ displayName: 'x'.repeat(81) }, 'rejected', 'truncation_error', 'displayName'],
    [{ photo: 'nothing' }, 'rejected', 'photos_invalid', 'photo'],
    [{ manager: 'nobody' }, 'rejected', 'improper_enterprise_schema_format', 'manager'],
  ])('names the attribute that is refused: %j', async (values, kind, slackCode, attribute) => {
    practice.scim.member('grace');
    const { id } = await target.createAccount({ userName: 'ada', email: 'ada@acme.example' }, 'x');
    const refused = target.updateAccount(id, { active: true, values });
    await expect(refused).rejects.toMatchObject({ kind, slackCode, attribute });
  });

  it.each([
    [{}, ['v2', 'v1']],
    [{ scimFilterV2: 'ignored' }, ['v2', 'v1']],
    [{ scimErrorShape: 'v1', scimErrorStatus: 'by-meaning' }, ['v2', 'v1']],
    [{ scimErrorShape: 'v2', scimErrorSuffix: 'no-filters-only' }, ['v2', 'v1']],
  ] as const)(
    'finds accounts and sorts errors the same where Slack does it otherwise: %j',
    async (doubts, versions) => {
      await practice.reset(doubts);
      practice.scim.member('someone.else');
      practice.scim.member('grace', { state: 'deactivated' });
      for (const scimVersion of versions) {
        const other = practice.target({ scimVersion });
        expect((await other.findAccounts({ userName: 'grace' })).map(({ active }) => active)).toEqual([false]);
        expect(await ending(other.createAccount(grace, 'x'))).toBe('already_exists username_taken');
        expect(await other.readAccount('U0NOBODY01' as AccountId)).toBeUndefined();
      }
    },
  );
});

describe('against a server that is not Slack', () => {
  let server: Server;
  let origin: string;
  let slack: Slack;
  let answer: (response: ServerResponse, url: string) => void;
  const asked: { url: string; authorization: string | undefined }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
      request.resume();
      answer(response, request.url ?? '');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clock = new TestClock();
    slack = createSlack({
      clock,
      allowances: noLimits,
      wait: turning(clock),
      transport: { maximumBytes: 1_000_000, timeoutMs: 2_000 },
    });
  });
  beforeEach(() => asked.splice(0));
  afterAll(async () => {
    await slack.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  function targetAt(scimOrigin: string, token = 'xoxp-deep-secret'): ProvisioningTarget {
    return slack.open({
      connectionId: newId<ConnectionId>(),
      webApiOrigin: scimOrigin,
      scimOrigin,
      token: new Secret(token),
      capabilities: null,
      otherAppsSharePercent: 0,
    });
  }

  function json(body: unknown, status = 200, headers: { [name: string]: string } = {}) {
    return (response: ServerResponse) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }

  const u1 = { id: 'U1', userName: 'ada', active: true };

  it.each<[string, unknown, number, TargetErrorKind | 'success', string]>([
    ['an account', u1, 200, 'success', ''],
    ['ok:false with 200', { ok: false, error: 'invalid_auth' }, 200, 'unauthorized', 'invalid_auth'],
    ['ok:false without a code', { ok: false }, 200, 'rejected', '[http_200]'],
    [
      'an error of v1 with 200',
      { Errors: { description: 'username_taken', code: 409 } },
      200,
      'already_exists',
      'username_taken',
    ],
    [
      'errors of SCIM 1.1',
      { Errors: [{ description: 'email_taken', code: '409' }] },
      409,
      'already_exists',
      'email_taken',
    ],
    [
      'an error of v2 without schemas',
      { detail: 'username_taken', status: 400 },
      400,
      'already_exists',
      'username_taken',
    ],
    [
      'a code with a suffix',
      { detail: 'username_taken (is_aggregate_call=1)' },
      400,
      'already_exists',
      'username_taken',
    ],
    ['a code nobody knows', { detail: 'teapot_is_full' }, 400, 'rejected', 'teapot_is_full'],
    ['a sentence for a code', { detail: 'No such thing, sorry' }, 404, 'not_found', '[http_404]'],
    ['a conflict in words', { detail: 'It is there already' }, 409, 'already_exists', '[http_409]'],
    ['401 without a body', '', 401, 'unauthorized', '[http_401]'],
    ['a code of the prototype', { detail: 'constructor' }, 400, 'rejected', 'constructor'],
    ['an array', [], 200, 'outcome_unknown', '[malformed]'],
    ['null', 'null', 200, 'outcome_unknown', '[malformed]'],
    ['a number', '7', 200, 'outcome_unknown', '[malformed]'],
    ['an id that is no text', { ...u1, id: 7 }, 200, 'outcome_unknown', '[malformed]'],
    ['active as a text', { ...u1, active: 'true' }, 200, 'outcome_unknown', '[malformed]'],
    ['no active', { id: 'U1', userName: 'ada' }, 200, 'outcome_unknown', '[malformed]'],
    [
      'values of wrong types',
      { ...u1, title: 7, emails: {}, name: [], phoneNumbers: [null, 7], addresses: 'x' },
      200,
      'success',
      '',
    ],
    ['a redirect', { ...u1 }, 302, 'misconfigured', '[http_302]'],
    ['a proxy that wants to know who we are', 'x', 407, 'misconfigured', '[http_407]'],
    ['a proxy’s own page', '<html>', 403, 'transient', '[http_403]'],
    ['an answer that is deep', `${'['.repeat(90_000)}${']'.repeat(90_000)}`, 200, 'outcome_unknown', '[malformed]'],
  ])('R102: sorts %s', async (_name, body, status, kind, slackCode) => {
    answer = json(body, status, { location: `${origin}/elsewhere` });
    const ended = await ending(targetAt(origin).updateAccount('U1' as AccountId, { active: true, values: {} }));
    expect(ended).toBe(kind === 'success' ? kind : `${kind} ${slackCode}`);
    expect(asked).toHaveLength(1);
  });

  it('R102: does not read an answer of 100 MB to its end', async () => {
    const chunk = Buffer.alloc(1_000_000, 0x20);
    let sent = 0;
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const write = () => {
        while (sent < 100 && response.write(chunk)) sent += 1;
        if (sent < 100) response.once('drain', write);
        else response.end();
        sent += 1;
      };
      response.on('error', () => undefined);
      write();
    };
    expect(await ending(targetAt(origin).createAccount(grace, 'x'))).toBe('outcome_unknown [too_large]');
    expect(sent).toBeLessThan(50);
  });

  it('R102: asks for smaller pages where one is too large', async () => {
    const padding = 'x'.repeat(5_000);
    answer = (response, url) => {
      const query = new URL(url, origin).searchParams;
      const [start, count] = [Number(query.get('startIndex')), Number(query.get('count'))];
      const numbers = Array.from({ length: 600 }, (_, n) => n + 1).slice(start - 1, start - 1 + count);
      const Resources = numbers.map((n) => ({ id: `U${n}`, userName: `u${n}`, active: true, title: padding }));
      json({ Resources, totalResults: 600 })(response);
    };
    let seen = 0;
    for await (const page of targetAt(origin).listAccounts()) seen += page.length;
    expect(seen).toBe(600);
    expect(asked.length).toBeLessThan(20);
  });

  it('R102: refuses what is compressed unasked, and what is no UTF-8', async () => {
    answer = json(u1, 200, { 'content-encoding': 'gzip' });
    expect(await ending(targetAt(origin).createAccount(grace, 'x'))).toBe('outcome_unknown [unreadable]');
    answer = (response) => response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await ending(targetAt(origin).createAccount(grace, 'x'))).toBe('outcome_unknown [unreadable]');
  });

  it('nobody at the address: nothing was done, and it heals', async () => {
    const port = await new Promise<number>((resolve) => {
      const other = createServer().listen(0, '127.0.0.1', () => {
        const { port: free } = other.address() as AddressInfo;
        other.close(() => resolve(free));
      });
    });
    const target = targetAt(`http://127.0.0.1:${port}`);
    expect(await ending(target.createAccount(grace, 'x'))).toBe('transient [unreachable]');
    expect(await ending(target.probe())).toBe('transient [unreachable]');
    expect(await ending(targetAt('http://no.such.host.invalid').createAccount(grace, 'x'))).toBe(
      'transient [unreachable]',
    );
  });

  it('R114: redirects are not followed, with the token or without', async () => {
    answer = (response, url) =>
      url === '/elsewhere' ? json(u1)(response) : json('', 307, { location: `${origin}/elsewhere` })(response);
    const target = targetAt(origin);
    expect(await ending(target.createAccount(grace, 'x'))).toBe('misconfigured [http_307]');
    expect(await ending(target.listUsergroups())).toBe('misconfigured [http_307]');
    expect(asked.map(({ url }) => url)).not.toContain('/elsewhere');
  });

  it('R114: the token is in the Authorization header, and in no address, error or log line', async () => {
    answer = json({ detail: 'invalid_request_payload', token: 'xoxp-deep-secret' }, 400);
    const target = targetAt(origin);
    const errors = await Promise.all(
      [
        target.createAccount(grace, 'x'),
        target.findAccounts({ userName: 'xoxp' }),
        target.listTakenNames(),
        target.listUsergroups(),
        target.resetSessions('U1' as AccountId),
      ].map((call) =>
        call.then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    );
    const refused = errors.filter((error) => error instanceof TargetError);
    expect(refused.length).toBeGreaterThan(2);
    for (const error of refused)
      expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toContain('deep-secret');
    expect(asked.length).toBeGreaterThan(2);
    for (const { url, authorization } of asked) {
      expect(url).not.toContain('secret');
      expect(authorization).toBe('Bearer xoxp-deep-secret');
    }
  });

  it.each(['xoxp-with\r\nX-Other: header', 'xoxp-“quoted”', `xoxp-${'x'.repeat(9_000)}`])(
    'R114: a token that no header can carry is refused without being sent or shown',
    async (token) => {
      const target = targetAt(origin, token);
      for (const call of [target.createAccount(grace, 'x'), target.listUsergroups()]) {
        expect(await ending(call)).toBe('unauthorized [malformed_token]');
      }
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ['an id that climbs', '../../../elsewhere'],
    ['an id with a query', 'U1?x=1'],
    ['an id that is an address', '//elsewhere.example/U1'],
  ])('R114: %s stays below the configured address', async (_name, id) => {
    answer = json(u1);
    await ending(targetAt(origin).readAccount(id as AccountId));
    expect(asked.map(({ url }) => url)).toEqual([`/scim/v2/Users/${encodeURIComponent(id)}`]);
  });
});

describe('R114: over TLS', () => {
  const identity = makeKeyPair({ commonName: 'localhost' });
  const answered = JSON.stringify({ id: 'U1', userName: 'ada', active: true });

  async function endingAt(host: string, certificateAuthority: string | undefined): Promise<string> {
    const server = createTlsServer(
      { key: identity.privateKeyPem, cert: identity.certificatePem },
      (request, response) => {
        request.resume();
        response.writeHead(201, { 'content-type': 'application/json' }).end(answered);
      },
    );
    await new Promise<void>((listening) => server.listen(0, listening));
    const origin = `https://${host}:${(server.address() as AddressInfo).port}`;
    const clock = new TestClock();
    const slack = createSlack({
      clock,
      allowances: noLimits,
      wait: turning(clock),
      transport: { certificateAuthority },
    });
    try {
      const target = slack.open({
        connectionId: newId<ConnectionId>(),
        webApiOrigin: origin,
        scimOrigin: origin,
        token: new Secret('xoxp-1'),
        capabilities: null,
        otherAppsSharePercent: 0,
      });
      return await ending(target.createAccount(grace, 'x'));
    } finally {
      await slack.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  }

  it('whoever can prove to be Slack is spoken to, and nobody else: not an unknown authority, not another name', async () => {
    expect(await endingAt('localhost', identity.certificatePem)).toBe('success');
    expect(await endingAt('localhost', undefined)).toBe('misconfigured [tls]');
    expect(await endingAt('127.0.0.1', identity.certificatePem)).toBe('misconfigured [tls]');
  });
});
