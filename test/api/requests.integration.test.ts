import { connect } from 'node:net';
import { TestApi } from './start-api';

describe('a request to the API', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await TestApi.start();
    token = (await api.token(['tokens:read', 'tokens:write'])).secret;
  });
  afterAll(() => api.stop());

  const post = (raw: string | undefined, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    api.call('POST', '/tokens', { token, headers, ...(raw !== undefined && { raw }) });

  it('lists every fault of a body at once, each with its place', async () => {
    const { status, body } = await post('{"scopes":["tokens:read","nonsense"],"expiresInDays":"90","owner":"me"}');
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:countersign:error:api.invalid_input', status: 400 });
    const faults = body.faults as { path: string; message: string }[];
    expect(faults.map((fault) => fault.path).toSorted()).toEqual(['expiresInDays', 'name', 'owner', 'scopes.1']);
    expect(faults.find((fault) => fault.path === 'name')?.message).toBe('is missing');
    expect(faults.find((fault) => fault.path === 'owner')?.message).toBe('there is no such field');
  });

  it('refuses fields nobody may set, and polluting names (R60, R16)', async () => {
    const valid = '"name":"x","scopes":["tokens:read"]';
    expect((await post(`{${valid}}`)).status).toBe(201);
    for (const more of [
      '"id":"3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b"',
      '"tokenHash":"x"',
      '"__proto__":{"expiresInDays":5}',
      '"constructor":{}',
    ]) {
      const { status, body } = await post(`{${valid},${more}}`);
      expect({ more, status }).toEqual({ more, status: 400 });
      expect(body.code).toBe('api.invalid_input');
    }
  });

  it('answers 400 to a body that is broken, of another shape, too deep or not text (R10)', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const nul = '{"name":"a\\u0000b","scopes":["tokens:read"]}';
    for (const raw of ['', '{', '[]', '"x"', 'null', '1', deep, nul, '\u0000']) {
      const { status, body } = await post(raw);
      expect({ raw: raw.slice(0, 20), status }).toEqual({ raw: raw.slice(0, 20), status: 400 });
      expect(String(body.code)).toMatch(/^api\.(invalid_input|body_not_json)$/);
    }
    const bytes = await fetch(`${api.url}/api/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    });
    expect(bytes.status).toBe(400);
    expect(await bytes.json()).toMatchObject({ code: 'api.body_unreadable' });
  });

  it('answers 415 to a body of another type or compressed, and 413 to one too large (R8, R22)', async () => {
    const body = '{"name":"x","scopes":["tokens:read"]}';
    const types = [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
    ];
    for (const type of [...types, 'application/json; charset=utf-16', 'application/json-patch+json']) {
      expect((await post(body, { 'content-type': type })).status).toBe(415);
    }
    expect((await post(body, { 'content-type': 'application/json', 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(body, { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(201);
    expect((await post(`{"name":"${'x'.repeat(256 * 1024)}"}`)).status).toBe(413);
  });

  it('asks who is calling before it reads a body', async () => {
    const answer = await api.call('POST', '/tokens', { raw: '{', headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(401);
  });

  it('refuses a parameter that comes twice, is unknown, or wants to be an object (R16, R65)', async () => {
    const twice = await api.call('GET', '/tokens?limit=1&limit=2', { token });
    expect(twice.body).toMatchObject({ status: 400, code: 'api.duplicate_parameter', faults: [{ path: 'limit' }] });
    for (const query of ['limit[]=1', 'limit[gt]=1', '__proto__=1', 'search=x', "limit=1'--", 'cursor[$ne]=x']) {
      const { status, text } = await api.call('GET', `/tokens?${encodeURI(query)}`, { token });
      expect({ query, status }).toEqual({ query, status: 400 });
      expect(text).not.toMatch(/SELECT|at .*\.ts/);
    }
  });

  it('answers 404 to an unknown path or object and 405 with Allow to another method (R22)', async () => {
    expect((await api.call('GET', '/nothing', { token })).body).toMatchObject({ status: 404, code: 'http.not_found' });
    expect((await api.call('GET', '/Tokens', { token })).status).toBe(404);
    const unknown = await api.call('GET', '/tokens/3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b', { token });
    expect(unknown.body).toMatchObject({ status: 404, code: 'api.token_not_found' });
    expect((await api.call('GET', "/tokens/1'or'1", { token })).status).toBe(400);
    expect((await api.call('GET', '/tokens/%E0%A4%A', { token })).status).toBe(400);
    const patch = await api.call('PATCH', '/tokens', { token });
    expect(patch.body).toMatchObject({ status: 405, code: 'http.method_not_allowed' });
    expect(patch.headers.get('allow')?.split(', ').toSorted()).toEqual(['GET', 'HEAD', 'POST']);
    expect((await api.call('PUT', '/tokens/x', { token })).headers.get('allow')).toContain('DELETE');
  });

  it('opens no door to other origins (R69)', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await api.call('OPTIONS', '/tokens', { headers });
    const read = await api.call('GET', '/tokens', { token, headers });
    for (const answer of [preflight, read]) {
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('carries its id in header and problem, and no version of the server (R68)', async () => {
    const { headers, body } = await api.call('GET', '/tokens');
    expect(body.instance).toBe(`urn:uuid:${headers.get('x-request-id')}`);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('survives methods and targets that no browser sends (R10)', async () => {
    for (const line of [
      'BREW /api/v1/tokens HTTP/1.1',
      'GET /api/v1/tokens?%zz&&=& HTTP/1.1',
      'TRACE /api/v1/tokens HTTP/1.1',
    ]) {
      expect(await rawRequest(new URL(api.url).port, line, token)).toMatch(/^HTTP\/1\.1 4\d\d/);
    }
  });
});

function rawRequest(port: string, line: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(`${line}\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`);
  });
}
