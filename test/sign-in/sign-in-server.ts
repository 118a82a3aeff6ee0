import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '../../src/config';
import type { Role } from '../../src/contracts';
import { createLogger, systemActor, type UserId } from '../../src/core';
import { DirectoryService } from '../../src/directory';
import { createHttpApp, RateLimit } from '../../src/http';
import { createPagesRouter } from '../../src/pages';
import { createPortalRouter, type OpenApp, type OwnAccount, type Tile } from '../../src/portal';
import {
  AuthenticationService,
  CredentialService,
  createSignInRouters,
  PasswordChangeService,
  PasswordHasher,
  SessionService,
  SetupService,
  SignInThrottle,
} from '../../src/sign-in';
import { TestClock } from '../support/clock';
import type { TestDatabase } from '../support/database';
import { HttpClient } from '../support/http-client';

export type SignInServer = Awaited<ReturnType<typeof startSignInServer>>;

export const goodPassword = 'plum anvil quiet harbour';

/** The rooms of this test joined as in the product, on a port of their own. */
export async function startSignInServer(
  test: TestDatabase,
  settings: {
    throttling?: object;
    memoryKiB?: number;
    trustedProxies?: string[];
    baseUrl?: string;
    pending?: Record<string, { appName: string; loginHint: string | undefined }>;
  } = {},
) {
  const { database } = test;
  const clock = new TestClock();
  const { signIn } = loadConfig({ environment: {}, workingDirectory: '/' });
  const baseUrl = settings.baseUrl ?? 'http://sso.test';
  const directory = new DirectoryService(database, clock);
  const hasher = new PasswordHasher({ ...signIn.argon2, memoryKiB: settings.memoryKiB ?? signIn.argon2.memoryKiB });
  const { passwordMinimumLength } = signIn;
  const credentials = new CredentialService({ database, clock, people: directory, hasher, passwordMinimumLength });
  const sessions = new SessionService({ database, clock, lifetimes: signIn });
  const throttle = new SignInThrottle({ database, settings: { ...signIn.throttling, ...settings.throttling } });
  const joined = { database, clock, people: directory, credentials, sessions, throttle };
  const authentication = new AuthenticationService(joined);
  const changes = new PasswordChangeService(joined);
  const setup = new SetupService({ ...joined, baseUrl });
  const tiles = new Map<UserId, Tile[]>();
  const open = new Map<UserId, OpenApp[]>();
  const accounts = new Map<UserId, OwnAccount[]>();
  const roles = new Map<UserId, Role>();
  const pending = { describe: async (id: string) => settings.pending?.[id] };
  const people = directory;
  const app = createHttpApp({
    logger: createLogger('silent'),
    clock,
    baseUrl,
    trustedProxies: settings.trustedProxies ?? [],
    routers: [
      createPagesRouter(),
      ...createSignInRouters({
        authentication,
        changes,
        sessions,
        setup,
        people,
        pending,
        passwordMinimumLength,
        wrongSetupLinks: new RateLimit(undefined, ''),
      }),
      createPortalRouter({
        sessions,
        people,
        clock,
        tiles: { appsFor: async (id) => tiles.get(id) ?? [] },
        access: { openTo: async (id) => open.get(id) ?? [] },
        accounts: { accountsOf: async (id) => accounts.get(id) ?? [] },
        roles: { roleOf: async (id) => roles.get(id) },
      }),
    ],
  });
  const server: Server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await hasher.prepare();

  return {
    url,
    baseUrl,
    database,
    clock,
    directory,
    credentials,
    sessions,
    setup,
    tiles,
    open,
    accounts,
    roles,
    client: (headers: Record<string, string> = {}) => new HttpClient(url, { headers }),
    /** A person who may sign in with `goodPassword`. */
    async person(username: string, options: { expired?: boolean; suspended?: boolean; password?: string } = {}) {
      const user = await directory.createUser(systemActor('test'), {
        username,
        email: `${username}@example.com`,
        firstName: 'Test',
        lastName: username,
      });
      const actor = systemActor('test');
      await credentials.setPassword(actor, user.id, options.password ?? goodPassword, {
        expired: options.expired ?? false,
      });
      if (options.suspended) await directory.updateUser(actor, user.id, { suspended: true });
      return user;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Fills in the sign-in form like a person. */
export async function signIn(client: HttpClient, name: string, password: string, request?: string) {
  const page = await client.get(request === undefined ? '/sign-in' : `/sign-in?request=${request}`);
  return client.submit(page, { name, password });
}

/** What the audit record says, oldest first, without the chain. */
export async function auditTrail(test: TestDatabase, action?: string) {
  const rows = await test.database.query<{ record: Record<string, unknown> }>(
    'SELECT record FROM audit_pending ORDER BY id',
  );
  return rows.map((row) => row.record).filter((record) => action === undefined || record.action === action);
}
