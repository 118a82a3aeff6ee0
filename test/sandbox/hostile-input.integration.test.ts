import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Router from '@koa/router';
import fc from 'fast-check';
import { type FacePrefix, facePrefixes } from '../../src/sandbox/http/api-routes';
import { webMethods } from '../../src/sandbox/web-api/methods';
import { WebClient } from './web-client';

/** Somewhere that a caller can call. */
type Endpoint = { method: string; path: string };

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const patience = 60_000;

/**
 * Where the interfaces can be called. A new face must be added here before this compiles; the Web API's methods come
 * from its own table.
 */
const faces: Record<FacePrefix, () => Endpoint[]> = {
  '/scim/': () =>
    ['v1', 'v2'].flatMap((version) =>
      ['Users', 'Users/U1', 'Groups', 'Groups/S1', 'Schemas', 'Schemas/Users', 'ServiceProviderConfigs'].flatMap(
        (resource) => verbs.map((method) => ({ method, path: `/scim/${version}/${resource}` })),
      ),
    ),
  '/api/': () => [...webMethods.values()].map(({ name, verb }) => ({ method: verb, path: `/api/${name}` })),
  '/audit/': () => ['schemas', 'actions', 'logs'].map((what) => ({ method: 'GET', path: `/audit/v1/${what}` })),
  '/actions/': () => [{ method: 'POST', path: '/actions/T1/1/secret' }],
};

/** Names of arguments that methods of the Web API declare, from their source. */
function argumentNames(): string[] {
  const folder = join(__dirname, '../../src/sandbox/web-api');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  const declared = sources.flatMap((source) =>
    [...source.matchAll(/args: \{([^}]*)\}/g)].map(([, names = '']) => names),
  );
  const names = declared.flatMap((text) => [...text.matchAll(/(\w+):/g)].map(([, name = '']) => name));
  return [...new Set([...names, 'cursor', 'limit', 'team_id', 'channel', 'user', 'blocks', 'view'])];
}

/** Pages and control, as the routers know them. */
const routes: Endpoint[] = [];
let client: WebClient;
let tokens: Record<string, string>;

beforeAll(async () => {
  const original = Router.prototype.routes;
  const spy = jest.spyOn(Router.prototype, 'routes').mockImplementation(function (this: Router) {
    for (const { methods, path } of this.stack) {
      for (const method of methods) if (verbs.includes(method)) routes.push({ method, path: fillIn(String(path)) });
    }
    return original.call(this);
  });
  client = await WebClient.open({ workspace: { kind: 'enterprise' } });
  spy.mockRestore();
  const scopes = [...new Set([...webMethods.values()].flatMap((each) => ('scopes' in each ? each.scopes : [])))];
  tokens = {
    everything: client.issue({ scopes: ['admin', 'auditlogs:read', ...scopes] }),
    bot: client.issue({ kind: 'bot', scopes }),
    'no scopes': client.issue({ scopes: [] }),
    expired: client.issue({ lifetimeSeconds: 1 }),
    unknown: 'xoxp-0000000000-0000000000-0000000000',
    'of another kind': 'xapp-1-A0-0',
    garbage: '\u00e9\u00ff',
    long: 'x'.repeat(8_000),
  };
  client.clock.advance(2_000);
});
afterAll(() => client.sandbox.stop());
afterEach(async () => {
  // whatever came, the next caller is served
  expect((await call({ method: 'GET', path: '/scim/v2/Users' })).status).toBe(200);
  expect((await call({ method: 'POST', path: '/api/auth.test' })).status).toBe(200);
});

const fillIn = (path: string) => path.replace(/:\w+/g, 'x');
const isApi = (path: string) => facePrefixes.some((prefix) => path.startsWith(prefix));
const allFaces = () => Object.values(faces).flatMap((endpoints) => endpoints());

async function call({ method, path }: Endpoint, init: { headers?: Record<string, string>; body?: BodyInit } = {}) {
  const authorization: Record<string, string> = isApi(path) ? { authorization: `Bearer ${tokens.everything}` } : {};
  const answer = await fetch(`${client.url}${path}`, {
    method,
    headers: { ...authorization, ...init.headers },
    body: method === 'GET' ? undefined : init.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  });
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream')) return { status: answer.status, type, text: await answer.text() };
  await answer.body?.cancel(); // what never ends is left once it has begun
  return { status: answer.status, type, text: '' };
}

/** Never a 5xx, never our own words for a defect, and from an interface its own kind of answer. */
function expectDecent(
  endpoint: Endpoint,
  what: string,
  { status, type, text }: Awaited<ReturnType<typeof call>>,
): void {
  const told = [`${endpoint.method} ${endpoint.path}`, what, status, text.slice(0, 300)];
  const isDecent =
    status >= 200 && status < 500 && !/internal error|Something went wrong in the practice|\n\s+at /.test(text);
  const isOwnKind =
    !isApi(endpoint.path) ||
    text === '' ||
    type.startsWith('application/json') ||
    endpoint.path.startsWith('/actions/');
  expect([...told, isDecent, isOwnKind]).toEqual([...told, true, true]);
}

async function walk(
  endpoints: Endpoint[],
  what: string,
  init: Parameters<typeof call>[1] = {},
  query = '',
): Promise<void> {
  for (let at = 0; at < endpoints.length; at += 16) {
    await Promise.all(
      endpoints.slice(at, at + 16).map(async ({ method, path }) => {
        const endpoint = { method, path: `${path}${query}` };
        expectDecent(endpoint, what, await call(endpoint, init));
      }),
    );
  }
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const bodies: [string, BodyInit, Record<string, string>][] = [
  ['no body', '', json],
  ['no JSON', '{', json],
  ['an array', '[]', json],
  ['null', 'null', json],
  ['a text', '"x"', json],
  ['a number beyond numbers', '{"count":1e999,"limit":-1e999}', json],
  ['deep JSON', `{"schemas":${deep},"blocks":${deep},"filter":${deep}}`, json],
  ['deep JSON inside a form', new URLSearchParams({ blocks: deep, view: deep, user_ids: deep }).toString(), form],
  ['names that are in every object', '{"__proto__":{"x":1},"constructor":1,"toString":null}', json],
  ['the same in a form', '__proto__=1&constructor=2&toString=3&hasOwnProperty=4', form],
  ['the same field very often', Array.from({ length: 5_000 }, () => 'limit=1').join('&'), form],
  ['NUL, half a surrogate and what is written from right to left', '{"name":"\\u0000\\ud800\\u202e"}', json],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), json],
  ['such bytes in a form', Buffer.from([0x61, 0x3d, 0xff, 0x26, 0xc0, 0x80, 0x3d]), form],
  ['broken escapes in a form', 'channel=%E0%A4%A&user=%&x=%zz', form],
  ['XML', '<a/>', { 'content-type': 'application/xml' }],
  ['SCIM’s own type', '{}', { 'content-type': 'application/scim+json' }],
  ['a charset that is none', '{}', { 'content-type': 'application/json; charset=klingon' }],
  ['a type that is none', '{}', { 'content-type': 'x;;;=' }],
  ['a multipart form without a boundary', '--x\r\n', { 'content-type': 'multipart/form-data' }],
  [
    'a multipart form that does not end',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    { 'content-type': 'multipart/form-data; boundary=x' },
  ],
  ['a compressed body', '\u001f\u008b', { ...json, 'content-encoding': 'gzip' }],
  ['an encoding that is none', '{}', { ...json, 'content-encoding': 'zstd-or-so' }],
];

const queries: [string, string][] = [
  ['a huge count', '?count=99999999999999999999&limit=99999999999999999999&startIndex=99999999999'],
  ['odd counts', '?count=-1&limit=NaN&startIndex=1.5&page=0x10&size=1e9'],
  ['fields that come twice', '?count=1&count=2&limit=1&limit=2&cursor=a&cursor=b&filter=a&filter=b'],
  ['a filter that does not parse', `?filter=${'('.repeat(3_000)}`],
  ['filters of odd kinds', '?filter=userName%20eq&filter%5B%5D=1&attributes=%00'],
  ['a cursor that is none', '?cursor=%F0%9F%92%A9&after=x&run=x'],
  ['escapes that are broken', '?cursor=%E0%A4%A&%zz=1&=&&&'],
  ['names that are in every object', '?__proto__=1&constructor=2&__proto__%5Bx%5D=1'],
  ['times that are none', '?oldest=NaN&latest=1e308&ts=..&before=-0'],
];

describe('hostile callers of every interface', () => {
  it.each(['everything', 'bot', 'no scopes', 'expired', 'unknown', 'of another kind', 'long'])(
    'get an answer with the token: %s',
    (kind) =>
      walk(allFaces(), `token ${kind}`, { headers: { authorization: `Bearer ${tokens[kind]}`, ...json }, body: '{}' }),
  );

  it('get an answer with a token in the wrong place, in the wrong scheme or twice', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer a b',
      'Basic eDp5',
      `bearer ${tokens.everything}`,
      `Bearer ${tokens.everything}, Bearer x`,
    ]) {
      await walk(allFaces(), authorization, { headers: { authorization } });
    }
    await walk(allFaces(), 'query', { headers: { authorization: '' } }, `?token=${tokens.everything}`);
    await walk(allFaces(), 'both', {}, `?token=${tokens.unknown}`);
  });

  it('do not get in by a token in the query string of SCIM and the Audit Logs API', async () => {
    for (const path of ['/scim/v2/Users', '/scim/v1/Groups', '/audit/v1/logs']) {
      const { status } = await call(
        { method: 'GET', path: `${path}?token=${tokens.everything}` },
        { headers: { authorization: '' } },
      );
      expect([path, status]).toEqual([path, 401]);
    }
  });

  it.each(bodies)('get an answer to %s', (what, body, headers) => walk(allFaces(), what, { body, headers }));

  it.each(queries)('get an answer to %s', (what, query) => walk(allFaces(), what, {}, query));

  it('get an answer by every method, whatever the address', async () => {
    const paths = [...new Set(allFaces().map(({ path }) => path))];
    for (const method of [...verbs, 'OPTIONS', 'PROPFIND', 'QUERY']) {
      await walk(
        paths.map((path) => ({ method, path })),
        'method',
        { body: '{}', headers: json },
      );
    }
  });

  it('get an answer at addresses that do not exist', async () => {
    const odd = [
      '',
      'nothing',
      '%00',
      '%E0%A4%A',
      '%2e%2e%2fcontrol%2fmembers',
      '//',
      'v9/Users',
      'a'.repeat(4_000),
      'users.list/',
      'Users.LIST',
      'toString',
      '__proto__',
      'constructor.name',
    ];
    const paths = facePrefixes.flatMap((prefix) => odd.map((rest) => `${prefix}${rest}`));
    for (const method of ['GET', 'POST'])
      await walk(
        paths.map((path) => ({ method, path })),
        'address',
        { body: '{}', headers: json },
      );
  });

  it('get an answer to 10 MB', async () => {
    const text = JSON.stringify({ schemas: ['x'], title: 'x'.repeat(10_000_000) });
    for (const [method, path] of [
      ['POST', '/scim/v2/Users'],
      ['PUT', '/scim/v1/Groups/S1'],
      ['POST', '/api/chat.postMessage'],
      ['POST', '/audit/v1/logs'],
      ['POST', '/actions/T1/1/secret'],
    ] as const) {
      expectDecent({ method, path }, '10 MB', await call({ method, path }, { body: text, headers: json }));
    }
    const asForm = `text=${'x'.repeat(10_000_000)}`;
    expectDecent(
      { method: 'POST', path: '/api/chat.postMessage' },
      '10 MB',
      await call({ method: 'POST', path: '/api/chat.postMessage' }, { body: asForm, headers: form }),
    );
  });
});

describe('hostile visitors of the pages and the control API', () => {
  /** What would change the workspace for the tests after it by being called at all. */
  const harmful = ['/control/reset', '/settings/reset-sessions', '/control/sso/reset-sessions'];
  const pages = (method?: string) =>
    routes.filter((route) => !harmful.includes(route.path) && (method === undefined || route.method === method));

  it('are all known to this test', () => {
    expect(routes.length).toBeGreaterThan(80);
    for (const path of ['/sso/saml', '/settings', '/members', '/control/faults', '/sign-in', '/']) {
      expect(routes.map((route) => route.path)).toContain(path);
    }
  });

  it.each(bodies)('get an answer to %s', (what, body, headers) =>
    walk(
      pages().filter(({ method }) => method !== 'GET'),
      what,
      { body, headers },
    ),
  );

  it.each(queries)('get an answer to %s', (what, query) => walk(pages('GET'), what, {}, query));

  it('get an answer by every method', async () => {
    const paths = [...new Set(pages().map(({ path }) => path))].filter((path) => !path.startsWith('/control/'));
    for (const method of [...verbs, 'OPTIONS', 'PROPFIND'])
      await walk(
        paths.map((path) => ({ method, path })),
        'method',
      );
  });

  it('get an answer to 10 MB', () => {
    const open = pages().filter(({ method, path }) => method !== 'GET' && !path.includes('/x'));
    return walk(open, '10 MB', { body: `SAMLResponse=${'A'.repeat(10_000_000)}`, headers: form });
  });

  it('cannot use up what pages listen to: from some number on they are told to wait', async () => {
    const listeners = Array.from({ length: 130 }, async () => {
      const leave = new AbortController();
      const { status } = await fetch(`${client.url}/events`, { signal: leave.signal });
      return { status, leave };
    });
    const opened = await Promise.all(listeners);
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect((await call({ method: 'GET', path: '/members' })).status).toBe(200);
    for (const { leave } of opened) leave.abort();
  });

  it('get an answer with odd cookies', () =>
    walk(pages('GET'), 'cookies', { headers: { cookie: 'practice_session=%00; practice_session=x; =; ;;a=b' } }));
});

describe('whatever comes', () => {
  const idOf = (of: readonly { id: string }[]) => of[0]?.id ?? 'none';
  const word = () =>
    fc.constantFrom(
      ...[
        idOf(client.org.members.all),
        idOf(client.org.groups.all),
        idOf(client.org.channels.all),
        idOf(client.org.teams),
      ],
      ...[
        '',
        '0',
        '-1',
        'true',
        'null',
        'U1,U2',
        ',',
        '#general',
        '@ada',
        '1.5',
        '[]',
        '{}',
        '"',
        '[{"type":"section"}]',
      ],
      ...['[1,"x",null]', '{"type":"modal"}', 'x'.repeat(300), '\u0000', '\ud83d', 'T1', '1700000000.000100'],
    );
  const value = () => fc.oneof(word(), fc.jsonValue({ maxDepth: 2 }));

  it('the Web API answers ok or not ok, to any method with any arguments', async () => {
    const methods = [...webMethods.keys()].filter((name) => name !== 'auth.revoke' && name !== 'apps.uninstall');
    const args = fc.dictionary(fc.constantFrom(...argumentNames()), value(), { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        args,
        fc.constantFrom('form', 'json', 'query'),
        async (name, given, as) => {
          const answer = await client.api(name, given, { token: tokens.everything, as });
          expect([name, given, answer.status, typeof answer.body?.ok]).toEqual([name, given, 200, 'boolean']);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('the Audit Logs API answers, to any query', async () => {
    const query = fc.dictionary(
      fc.constantFrom('oldest', 'latest', 'limit', 'action', 'actor', 'entity', 'cursor'),
      word(),
    );
    await fc.assert(
      fc.asyncProperty(query, async (given) => {
        const endpoint = {
          method: 'GET',
          path: `/audit/v1/logs?${new URLSearchParams(given as Record<string, string>)}`,
        };
        expectDecent(endpoint, 'query', await call(endpoint));
      }),
      { numRuns: 100 },
    );
  });

  it('the control API answers, to any JSON', async () => {
    const safe = ['/faults', '/limits', '/clock', '/generate'];
    const paths = [...new Set(routes.map(({ path }) => path))]
      .filter((path) => path.startsWith('/control/') && !safe.some((each) => path.endsWith(each)))
      .filter((path) => !path.includes('reset') && !path.includes('/settings') && !path.includes('/doubts'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom('POST', 'PATCH', 'DELETE'),
        fc.jsonValue({ maxDepth: 3 }),
        async (path, method, body) => {
          const endpoint = { method, path };
          expectDecent(
            endpoint,
            JSON.stringify(body),
            await call(endpoint, { body: JSON.stringify(body), headers: json }),
          );
        },
      ),
      { numRuns: 200 },
    );
    tokens.everything = client.issue({ scopes: ['admin', 'auditlogs:read'] });
  });
});

describe('callers who do not speak HTTP well', () => {
  /** Sends bytes as they are. @returns what comes back until the server hangs up */
  function shout(text: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(client.url).port), '127.0.0.1', () => socket.write(text));
      const chunks: Buffer[] = [];
      socket.setTimeout(patience, () => socket.destroy(new Error('no answer')));
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    });
  }

  it.each<[string, string | Buffer]>([
    ['no HTTP', 'hello\r\n\r\n'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
    ['two lengths', 'POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'POST /api/auth.test HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a chunk that is none', 'POST /api/auth.test HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a header with a line break', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\n c\r\n\r\n'],
    ['very many headers', `GET / HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(5_000)}\r\n`],
  ])('are told so and let go: %s', async (_what, text) => {
    expect(await shout(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each([
    'http://evil.example/scim/v2/Users',
    '//evil.example/api/auth.test',
    '/scim/../control/members',
    '*',
    '/api/auth.test#x',
  ])('get an answer to the address %s', async (address) => {
    const method = address === '*' ? 'OPTIONS' : 'GET';
    expect(await shout(`${method} ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 [234]\d\d /,
    );
  });

  it('twenty that never finish stop nobody (R86)', async () => {
    const port = Number(new URL(client.url).port);
    const sockets = Array.from({ length: 20 }, () => connect(port, '127.0.0.1'));
    for (const socket of sockets)
      socket.write('POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n{');
    expect((await call({ method: 'GET', path: '/scim/v2/Users' })).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});
