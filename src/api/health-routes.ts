import Router from '@koa/router';
import type { ExpiryWatch, MasterKeys } from '../certificates';
import type { Clock, Logger } from '../core';
import { type Database, findClockDifference } from '../db';

/** Answers of the database and the master key are waited for this long: a load balancer asks often (R87). */
const patienceMs = 1_500;

export type HealthServices = {
  database: Database;
  masterKeys: MasterKeys;
  expiryWatch: ExpiryWatch;
  logger: Logger;
  clock: Clock;
};

type Check = { name: 'database' | 'migrations' | 'masterKey'; ok: boolean };

/**
 * `/healthz`: the process is alive. `/readyz`: it may serve, that is, the database answers, has every migration, and
 * the master key opens it; certificates that end soon and a clock that is off are warnings there. Neither needs a token, and neither holds
 * anything personal (R87, R92).
 */
export function createHealthRoutes(services: HealthServices): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'alive' };
  });
  router.get('/readyz', async (ctx) => {
    const checks = await runChecks(services);
    const ready = checks.every((check) => check.ok);
    ctx.status = ready ? 200 : 503;
    ctx.body = {
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(checks.map(({ name, ok }) => [name, ok ? 'ok' : 'failed'])),
      warnings: ready ? [...(await clockWarnings(services)), ...(await certificateWarnings(services.expiryWatch))] : [],
    };
  });
  return router;
}

async function runChecks({ database, masterKeys, logger }: HealthServices): Promise<Check[]> {
  const attempt = async (name: Check['name'], check: () => Promise<boolean>): Promise<Check> => {
    try {
      return { name, ok: await withPatience(check()) };
    } catch (error) {
      logger.warn({ err: error, check: name }, 'not ready');
      return { name, ok: false };
    }
  };
  return Promise.all([
    attempt('database', async () => (await database.query('SELECT 1 AS one')).length === 1),
    attempt('migrations', async () => (await database.missingMigrations()).length === 0),
    attempt('masterKey', async () => {
      await masterKeys.verify();
      return true;
    }),
  ]);
}

function withPatience(answer: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function clockWarnings({ database, clock }: HealthServices) {
  const secondsAhead = await findClockDifference(database, clock);
  return secondsAhead === undefined ? [] : [{ code: 'clock_differs_from_database', secondsAhead }];
}

async function certificateWarnings(expiryWatch: ExpiryWatch) {
  const warnings = await expiryWatch.expiryWarnings();
  return warnings.map(({ appSlug, state, daysLeft, notAfter }) => ({
    code: daysLeft < 0 ? 'certificate_expired' : 'certificate_expires',
    app: appSlug,
    state,
    daysLeft,
    notAfter: notAfter.toISOString(),
  }));
}
