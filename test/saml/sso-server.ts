import { composeHttpApp, composeServices, type Services } from '../../src/compose';
import { type Config, loadConfig } from '../../src/config';
import { createLogger, type Logger, systemActor, type UserId } from '../../src/core';
import type { Database } from '../../src/db';
import { type HttpServerOptions, startHttpServer } from '../../src/http';
import { TestClock } from '../support/clock';
import type { TestDatabase } from '../support/database';
import { HttpClient } from '../support/http-client';

export const actor = systemActor('test');
export const password = 'plum anvil quiet harbour';
export const baseUrl = 'http://sso.test';

export type SsoServer = Awaited<ReturnType<typeof startSsoServer>>;

export type SsoServerOptions = {
  config?: Partial<Config>;
  clock?: TestClock;
  logger?: Logger;
  timeouts?: HttpServerOptions['timeouts'];
};

/** The product as composed, on a port of its own, with a group `Staff`, Ada in it, and Eve in nothing. */
export async function startSsoServer(test: TestDatabase, options: SsoServerOptions = {}) {
  const served = await serveDatabase(test.database, options);
  const { directory } = served.services;
  const staff = await directory.createGroup(actor, { name: 'Staff' });
  const ada = await createPerson(served.services, 'ada', [staff.name]);
  const eve = await createPerson(served.services, 'eve', []);
  return { ...served, staff, ada, eve };
}

/** The product as composed over a database with whatever is in it. */
export async function serveDatabase(database: Database, options: SsoServerOptions = {}) {
  const clock = options.clock ?? new TestClock();
  const config = {
    ...loadConfig({ environment: {}, workingDirectory: '/nowhere' }),
    baseUrl,
    port: 0,
    host: '127.0.0.1',
    ...options.config,
  };
  const foundation = {
    config: {
      ...config,
      signIn: { ...config.signIn, throttling: { ...config.signIn.throttling, enabled: false } },
    },
    database,
    logger: options.logger ?? createLogger('silent'),
    clock,
    environment: { COUNTERSIGN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') },
  };
  const services = await composeServices(foundation);
  const server = await startHttpServer(composeHttpApp(services, foundation), {
    port: 0,
    host: '127.0.0.1',
    ...(options.timeouts ? { timeouts: options.timeouts } : {}),
  });
  return {
    services,
    clock,
    database,
    port: server.port,
    url: `http://127.0.0.1:${server.port}`,
    client: (headers: Record<string, string> = {}) => new HttpClient(`http://127.0.0.1:${server.port}`, { headers }),
    stop: () => server.stop(1),
  };
}

export async function createPerson(services: Services, username: string, groups: string[]): Promise<UserId> {
  const person = await services.onboarding.createPerson(actor, {
    username,
    email: `${username}@acme.example`,
    firstName: username,
    lastName: "O'Test & <Co>",
    password,
    groups,
  });
  return person.id;
}

/** Signs in at the page a client stands before, or at `/sign-in`. */
export async function signIn(client: HttpClient, username: string, path = '/sign-in') {
  const page = await client.get(path);
  return client.submit(page, { name: username, password }, { form: '/sign-in' });
}
