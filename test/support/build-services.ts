import { TokenService, TokenStore } from '../../src/api';
import { AuditService, AuditStore } from '../../src/audit';
import type { Clock } from '../../src/core';
import type { Database } from '../../src/db';
import { DirectoryService } from '../../src/directory';
import { OnboardingService } from '../../src/onboarding';
import { CredentialService, PasswordHasher, SessionService, SetupService } from '../../src/sign-in';

export type TestServices = ReturnType<typeof buildServices>;

/** The services of every room, joined over a test's own database, with cheap password hashes. */
export function buildServices(database: Database, clock: Clock) {
  const directory = new DirectoryService(database, clock);
  const lifetimes = { sessionIdleSeconds: 3_600, sessionAbsoluteSeconds: 86_400 };
  const sessions = new SessionService({ database, clock, lifetimes });
  const hasher = new PasswordHasher({ memoryKiB: 64, passes: 1, lanes: 1 });
  const credentials = new CredentialService({ database, clock, people: directory, hasher, passwordMinimumLength: 12 });
  const baseUrl = 'https://sso.example.com';
  return {
    audit: new AuditService(database, new AuditStore(database)),
    credentials,
    directory,
    onboarding: new OnboardingService({ database, directory, credentials, sessions }),
    sessions,
    setup: new SetupService({ database, clock, baseUrl, people: directory, credentials, sessions }),
    tokens: new TokenService({ database, store: new TokenStore(database), clock }),
  };
}
