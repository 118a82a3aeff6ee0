import { scopes } from '../../src/contracts';
import { TestApi } from './start-api';

type Operation = {
  operationId: string;
  summary: string;
  description: string;
  security: { token?: string[] }[];
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

const unknownId = '3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b';

describe('the OpenAPI document', () => {
  let api: TestApi;
  let document: Document;
  let operations: { method: string; path: string; operation: Operation }[];
  beforeAll(async () => {
    api = await TestApi.start();
    const { body, status } = await api.call('GET', '/openapi.json');
    expect(status).toBe(200);
    document = body as unknown as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );
  });
  afterAll(() => api.stop());

  const withUnknownIds = (path: string) => path.replaceAll(/\{\w+\}/g, unknownId);
  const guarded = () => operations.filter(({ operation }) => operation.security.length > 0);

  it('is OpenAPI 3.1, has no dangling reference, and says of each route what it needs', () => {
    expect(document.openapi).toBe('3.1.0');
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty([name ?? '']);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation, path } of guarded()) {
      const [needed] = operation.security[0]?.token ?? [];
      expect({ path, known: scopes.includes(needed as never) }).toEqual({ path, known: true });
      expect(operation.description).toContain(`\`${needed}\``);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '503']));
    }
  });

  it('names every path parameter of every path', () => {
    for (const { operation, path } of operations) {
      const declared = ((operation as { parameters?: { in: string; name: string }[] }).parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name);
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    }
  });

  it('tells the truth: every route answers 401 without a token (R58)', async () => {
    for (const { method, path } of guarded()) {
      const { status, body } = await api.call(method, withUnknownIds(path));
      expect({ method, path, status, code: body.code }).toEqual({
        method,
        path,
        status: 401,
        code: 'api.token_missing',
      });
    }
  });

  it('tells the truth: every route answers 403 to a token with every scope but its own (R58)', async () => {
    for (const { method, path, operation } of guarded()) {
      const [needed] = operation.security[0]?.token ?? [];
      const { secret } = await api.token(scopes.filter((scope) => scope !== needed));
      const { status, body } = await api.call(method, withUnknownIds(path), { token: secret });
      expect({ method, path, status, code: body.code }).toEqual({
        method,
        path,
        status: 403,
        code: 'api.scope_missing',
      });
    }
  });

  it('tells the truth: with its own scope alone a route answers as it declares, 404 for another object (R58)', async () => {
    for (const { method, path, operation } of guarded()) {
      const { secret } = await api.token(operation.security[0]?.token as never);
      const { status } = await api.call(method, withUnknownIds(path), { token: secret });
      expect(Object.keys(operation.responses)).toContain(String(status));
      const takesBody = 'requestBody' in operation;
      if (/\{\w+\}/.test(path) && !takesBody) expect({ method, path, status }).toEqual({ method, path, status: 404 });
    }
  });

  it('tells the truth: methods that are not declared answer 405 with Allow', async () => {
    const { secret } = await api.token(scopes);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (method.toLowerCase() in methods) continue;
        const { status, headers } = await api.call(method, withUnknownIds(path), { token: secret });
        expect({ method, path, status }).toEqual({ method, path, status: 405 });
        for (const declared of Object.keys(methods)) expect(headers.get('allow')).toContain(declared.toUpperCase());
      }
    }
  });
});
