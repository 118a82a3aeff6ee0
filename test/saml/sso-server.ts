import { composeHttpApp, composeServices, type Services } from '../../src/compose';
import { loadConfig } from '../../src/config';
import { createLogger, systemActor, type UserId } from '../../src/core';
import { startHttpServer } from '../../src/http';
import { TestClock } from '../support/clock';
import type { TestDatabase } from '../support/database';
import { HttpClient } from '../support/http-client';

export const actor = systemActor('test');
export const password = 'plum anvil quiet harbour';
export const baseUrl = 'http://sso.test';

export type SsoServer = Awaited<ReturnType<typeof startSsoServer>>;

/** The product as composed, on a port of its own, with a group `Staff`, Ada in it, and Eve in nothing. */
export async function startSsoServer(test: TestDatabase) {
  const clock = new TestClock();
  const config = {
    ...loadConfig({ environment: {}, workingDirectory: '/nowhere' }),
    baseUrl,
    port: 0,
    host: '127.0.0.1',
  };
  const foundation = {
    config: {
      ...config,
      signIn: { ...config.signIn, throttling: { ...config.signIn.throttling, enabled: false } },
    },
    database: test.database,
    logger: createLogger('silent'),
    clock,
    environment: { COUNTERSIGN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') },
  };
  const services = await composeServices(foundation);
  const server = await startHttpServer(composeHttpApp(services, foundation), { port: 0, host: '127.0.0.1' });
  const { directory } = services;
  const staff = await directory.createGroup(actor, { name: 'Staff' });
  const ada = await createPerson(services, 'ada', [staff.name]);
  const eve = await createPerson(services, 'eve', []);
  return {
    services,
    clock,
    staff,
    ada,
    eve,
    database: test.database,
    client: () => new HttpClient(`http://127.0.0.1:${server.port}`),
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
