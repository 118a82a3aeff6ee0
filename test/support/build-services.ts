import { randomBytes } from 'node:crypto';
import { composeServices, type Foundation, type Services } from '../../src/compose';
import { type Config, loadConfig } from '../../src/config';
import { type Clock, createLogger, type Logger } from '../../src/core';
import type { Database } from '../../src/db';

export type TestServices = Services;

/** What a test has otherwise than usual. */
export type FoundationChange = Pick<Foundation, 'slack' | 'consoleFolder'> &
  Partial<Pick<Config, 'outbound'>> & { logger?: Logger };

/** What a test's services are built on: default settings, a master key of its own, no log. */
export function testFoundation(database: Database, clock: Clock, change: FoundationChange = {}): Foundation {
  const environment = {
    NODE_ENV: 'production',
    COUNTERSIGN_BASE_URL: 'https://sso.example.com',
    COUNTERSIGN_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  const config = loadConfig({ environment, workingDirectory: '/nonexistent' });
  const { outbound = config.outbound, slack, consoleFolder, logger = createLogger('silent') } = change;
  return {
    config: { ...config, outbound },
    database,
    logger,
    clock,
    environment,
    ...(slack && { slack }),
    ...(consoleFolder && { consoleFolder }),
  };
}

/** The services of every room, joined over a test's own database as the product joins them. */
export function buildServices(database: Database, clock: Clock): Promise<TestServices> {
  return composeServices(testFoundation(database, clock));
}
