import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiRoute, apiRoutes, declaredResponses } from '../../src/api';
import { composeHttpApp, composeServices } from '../../src/compose';
import type { NewToken, Scope } from '../../src/contracts';
import { systemActor } from '../../src/core';
import { type FoundationChange, type TestServices, testFoundation } from '../support/build-services';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

export type ApiAnswer = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

export type CallOptions = { token?: string; body?: unknown; headers?: Record<string, string>; raw?: string };

/** A Countersign API over real HTTP on a database of its own. */
export class TestApi {
  readonly clock: TestClock;
  readonly services: TestServices;
  readonly test: TestDatabase;
  /** Where the server listens, without a slash at the end. */
  url = '';
  readonly #routes: ApiRoute[];
  #server: Server | undefined;

  private constructor(test: TestDatabase, services: TestServices, routes: ApiRoute[], clock: TestClock) {
    this.clock = clock;
    this.test = test;
    this.services = services;
    this.#routes = routes;
  }

  static async start(clock = new TestClock(), more: FoundationChange = {}): Promise<TestApi> {
    const test = await createTestDatabase();
    const foundation = testFoundation(test.database, clock, more);
    const services = await composeServices(foundation);
    const api = new TestApi(test, services, apiRoutes(services, foundation.config.baseUrl), clock);
    const app = composeHttpApp(services, foundation);
    app.silent = true;
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    api.#server = server;
    api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return api;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server?.close(resolve));
    await this.test.drop();
  }

  /** A token with these scopes, made as the operator would. */
  async token(scopes: Scope[], more: Partial<NewToken> = {}): Promise<{ id: string; secret: string }> {
    const input = { name: 'test', expiresInDays: 90, ...more, scopes };
    const { token, secret } = await this.services.tokens.create(systemActor('test'), input, 'everything');
    return { id: token.id, secret };
  }

  /** Calls a path under `/api/v1`; `body` is sent as JSON, `raw` as it is. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<ApiAnswer> {
    const { token, body, headers, raw } = options;
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined ? { body: JSON.stringify(body) } : raw !== undefined ? { body: raw } : {}),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const answer = { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
    this.#compareWithDeclaration(method, path, answer);
    return answer;
  }

  /** Holds every answer of every test against what the route declares: its status, and the code of an error. */
  #compareWithDeclaration(method: string, path: string, { status, body }: ApiAnswer): void {
    const [pathname = ''] = path.split('?');
    const declared = this.#routes.find(
      ({ declaration }) =>
        declaration.method === method.toLowerCase() &&
        new RegExp(`^${declaration.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(pathname),
    );
    if (declared === undefined) return;
    const responses = declaredResponses(declared.declaration);
    const codes = responses[status];
    if (codes === undefined || (status >= 400 && !codes.includes(String(body.code)))) {
      throw new Error(`${method} ${path} answered ${status} ${String(body.code)}, which its route does not declare`);
    }
  }
}
