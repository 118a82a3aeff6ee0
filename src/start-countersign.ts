import { importConfiguredKeys } from './certificates';
import { composeHttpApp, composeServices, type Foundation, type Services } from './compose';
import type { Config } from './config';
import type { Clock, Logger } from './core';
import { type Database, findClockDifference, openConfiguredDatabase } from './db';
import { entities } from './entities';
import { createHousekeeping } from './housekeeping';
import { startHttpServer } from './http';

/** A Countersign that serves. */
export type RunningCountersign = {
  services: Services;
  /** The port it really listens on. */
  port: number;
  /** Lets requests in progress end, then lets go of everything (R88). */
  stop(): Promise<void>;
};

export type StartOptions = {
  config: Config;
  logger: Logger;
  clock: Clock;
  environment: NodeJS.ProcessEnv;
  /** Where the built console lies; beside the compiled program unless told. */
  consoleFolder?: string;
  /** Told what is going on, in words for a person who waits. */
  onProgress?: (step: string) => void;
  /** Done after the services stand and before anybody is let in. */
  beforeListening?: (services: Services) => Promise<void>;
};

/** Seconds that running requests have to end after a stop was asked for. */
const graceSeconds = 20;

/**
 * Starts one process of Countersign: database, migrations, services, then the door.
 *
 * @throws CountersignError of the room that cannot start, each with its remedy
 */
export async function startCountersign(options: StartOptions): Promise<RunningCountersign> {
  const { config, logger, clock, environment, onProgress = () => undefined } = options;
  onProgress(config.database.url === undefined ? 'Starting the database' : 'Connecting to the database');
  const { database, close } = await openConfiguredDatabase(config, entities);
  try {
    const applied = await database.migrate();
    if (applied.length > 0) onProgress(`Brought the database up to date (${applied.length} migrations)`);
    await warnOfClock(database, clock, logger);
    const { consoleFolder } = options;
    const foundation = {
      config,
      database,
      logger,
      clock,
      environment,
      ...(consoleFolder !== undefined && { consoleFolder }),
    };
    const services = await composeServices(foundation);
    await importConfiguredKeys(config.signingKeys, { service: services.signingKeys, store: services.signingKeyStore });
    // Begun before the rest and waited for after it: both take their time, and the door opens behind both.
    const workers = startWorkers(foundation, services);
    try {
      // Otherwise the first unknown name that somebody tries would take longer to refuse than the second (R49).
      await services.hasher.prepare();
      await options.beforeListening?.(services);
    } catch (error) {
      await (await workers)();
      throw error;
    }
    return await openDoor(foundation, services, await workers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function warnOfClock(database: Database, clock: Clock, logger: Logger): Promise<void> {
  const secondsAhead = await findClockDifference(database, clock);
  if (secondsAhead === undefined) return;
  logger.warn(
    { secondsAhead },
    'the clock of this machine differs from that of the database; apps may refuse sign-ins',
  );
}

/** The door opens last: whoever is let in finds everything running, and what is printed then is true. */
async function openDoor(
  foundation: Foundation,
  services: Services,
  stopWorkers: () => Promise<void>,
  close: () => Promise<void>,
): Promise<RunningCountersign> {
  const { config, logger } = foundation;
  const server = await startHttpServer(composeHttpApp(services, foundation), config).catch(async (error: unknown) => {
    await stopWorkers();
    throw error;
  });
  logger.info({ port: server.port, baseUrl: config.baseUrl }, 'serving');
  return {
    services,
    port: server.port,
    stop: async () => {
      // Whoever watches progress comes back to another process; nobody else is made to wait for them.
      services.progressFeed.stop();
      await server.stop(graceSeconds);
      await stopWorkers();
      await close();
      logger.info('stopped');
    },
  };
}

/** Starts what works by itself. @returns stops it again, each after what it is doing */
async function startWorkers(foundation: Foundation, services: Services): Promise<() => Promise<void>> {
  const { config, logger, clock, database } = foundation;
  const housekeeping = createHousekeeping({ chores: choresOf(config, services, database), clock, logger });
  services.appender.start();
  housekeeping.start();
  await services.provisioningWorker.start();
  services.signInFollower.start();
  services.importWorker.start();
  services.webhookWorker.start();
  return async () => {
    await housekeeping.stop();
    await services.provisioningWorker.stop();
    await services.signInFollower.stop();
    await services.importWorker.stop();
    await services.webhookWorker.stop();
    await services.slack.close();
    await services.appender.stop();
  };
}

function choresOf(config: Config, services: Services, database: Database) {
  const daysMs = config.saml.traceDays * 86_400_000;
  return [
    { name: 'announce expiring certificates', run: () => services.expiryWatch.announceExpiries() },
    { name: 'check connections to Slack', run: (now: Date) => services.connectionHealth.checkAll(now) },
    {
      name: 'forget old requests and traces',
      run: (now: Date) => services.requests.forget(now, new Date(now.getTime() - daysMs)),
    },
    { name: 'forget old deliveries of webhooks', run: (now: Date) => services.webhookDeliveries.forgetOld(now) },
    {
      name: 'forget ended sessions',
      run: (now: Date) => database.query('DELETE FROM sessions WHERE expires_at < $1', [now]),
    },
    { name: 'forget ended tokens of the console', run: (now: Date) => services.consoleTokens.forgetExpired(now) },
    {
      name: 'forget spent counters',
      run: (now: Date) =>
        database.query('DELETE FROM rate_limits WHERE expire IS NOT NULL AND expire < $1', [now.getTime()]),
    },
  ];
}
