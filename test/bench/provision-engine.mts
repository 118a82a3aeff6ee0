import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { setImmediate as aMoment } from 'node:timers/promises';
import type { Clock } from '../../src/core';
import { cpuMsOf, highestMbOf } from './process-figures.mts';

const dist = createRequire(new URL('../../dist/', import.meta.url));
const { composeServices } = dist('./compose.js') as typeof import('../../src/compose');
const { loadConfig } = dist('./config') as typeof import('../../src/config');
const { createLogger, systemClock } = dist('./core') as typeof import('../../src/core');
const { openDatabase } = dist('./db') as typeof import('../../src/db');
const { entities } = dist('./entities.js') as typeof import('../../src/entities');
const { noLimits } = dist('./slack') as typeof import('../../src/slack');
const { demandFrom } = await import('./provision-directory.mts');

/** What the bench orders of a process that mirrors. */
export type Order =
  | { kind: 'open'; databaseUrl: string; slackUrl: string; masterKey: string; limits: boolean }
  | { kind: 'people'; count: number; groups: number }
  | { kind: 'known-people' }
  | { kind: 'connect'; token: string; concurrency: number; groups: number }
  | { kind: 'make' }
  | { kind: 'apply' }
  | { kind: 'changes'; count: number };

export type Figures = { [name: string]: number };
export type Report = { figures: Figures } | { failed: string };

const actor = { kind: 'cli' as const, id: 'bench', name: 'bench' };

/** A clock that is turned by whoever waits, together with that of the practice workspace. */
class TurnedClock implements Clock {
  #aheadMs = 0;
  readonly #at = Date.now();

  now(): Date {
    return new Date(this.#at + this.#aheadMs);
  }

  advance(milliseconds: number): void {
    this.#aheadMs += milliseconds;
  }
}

type Engine = Awaited<ReturnType<typeof open>>;
let engine: Engine | undefined;
let planHash = { id: '', hash: '' };

process.on('message', (order: Order) => {
  carryOut(order).then(
    (figures) => process.send?.({ figures } satisfies Report),
    (error: Error) => process.send?.({ failed: error.stack ?? String(error) } satisfies Report),
  );
});

async function carryOut(order: Order): Promise<Figures> {
  if (order.kind === 'open') {
    engine = await open(order);
    return {};
  }
  if (engine === undefined) throw new Error('open it first');
  const { services, database, slackUrl } = engine;
  switch (order.kind) {
    case 'people':
      await demandFrom(database).people(order.count, order.groups);
      return {};
    case 'known-people':
      return { people: await demandFrom(database).fromSlack(slackUrl) };
    case 'connect':
      await connect(engine, order);
      return {};
    case 'make':
      return make(engine);
    case 'apply':
      return apply(engine);
    case 'changes':
      return changes(services, slackUrl, order.count);
  }
}

async function open({ databaseUrl, slackUrl, masterKey, limits }: Extract<Order, { kind: 'open' }>) {
  const environment = {
    NODE_ENV: 'production',
    COUNTERSIGN_BASE_URL: 'https://sso.example.com',
    COUNTERSIGN_MASTER_KEY: masterKey,
  };
  const config = { ...loadConfig({ environment, workingDirectory: '/nonexistent' }) };
  config.outbound = { ...config.outbound, allowPrivateHosts: ['127.0.0.1'] };
  const { database, spent } = timed(await openDatabase(databaseUrl, { entities, poolSize: 10 }));
  await database.migrate();
  const clock = new TurnedClock();
  const wait = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await fetch(`${slackUrl}/control/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceSeconds: milliseconds / 1_000 }),
    });
    await aMoment();
  };
  const services = await composeServices({
    config,
    database,
    logger: createLogger('error'),
    clock: limits ? clock : systemClock,
    environment,
    slack: limits ? { wait } : { allowances: noLimits },
  });
  return { services, database, spent, clock, slackUrl, connectionId: '' as never };
}

/** How long the database was waited for, in all. */
function timed(database: Awaited<ReturnType<typeof openDatabase>>) {
  const spent = { ms: 0 };
  const timing = async <T,>(act: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    try {
      return await act();
    } finally {
      spent.ms += performance.now() - begun;
    }
  };
  const wrapped: typeof database = {
    ...database,
    query: (text, values) => timing(() => database.query(text, values)),
    prepared: (statement, values) => timing(() => database.prepared(statement, values)),
    transaction: (work) => timing(() => database.transaction(work)),
  };
  return { database: wrapped, spent };
}

async function connect(using: Engine, { token, concurrency, groups }: Extract<Order, { kind: 'connect' }>) {
  const { apps, connections, connectionStates, directory } = using.services;
  const { database, slackUrl } = using;
  const app = await apps.createSlackApp(actor, { slug: 'slack', name: 'Slack', domain: 'acme' }, slackUrl);
  await apps.authoriseGroup(actor, app.id, (await directory.getGroup('Everybody')).id);
  await database.query('INSERT INTO app_groups (app_id, group_id) SELECT $1, id FROM groups ON CONFLICT DO NOTHING', [
    app.id,
  ]);
  const settings = { reconcileCron: null, otherAppsSharePercent: 0, concurrency };
  const origins = { webApiOrigin: slackUrl, scimOrigin: slackUrl };
  const connection = await connections.create(actor, { app: 'slack', token, ...origins, settings });
  await database.query(
    `INSERT INTO connection_groups (connection_id, group_id, pushed, name, updated_at)
     SELECT $1, id, true, name, now() FROM groups WHERE name <> 'Everybody' ORDER BY name LIMIT $2`,
    [connection.id, groups],
  );
  await connectionStates.activate(actor, connection.id);
  using.connectionId = connection.id as never;
}

/** Compares everybody. What is left after the database and Slack were waited for is the computing. */
async function make(using: Engine): Promise<Figures> {
  const { services, spent } = using;
  const id = using.connectionId || (await services.connections.get('slack')).id;
  using.connectionId = id as never;
  const slackMs = watchReading(using);
  const [begun, cpu, before] = [performance.now(), cpuMsOf(process.pid), spent.ms];
  const plan = await services.plans.make(actor, id);
  const seconds = (performance.now() - begun) / 1_000;
  const database = (spent.ms - before) / 1_000;
  planHash = { id: plan.id, hash: plan.hash };
  return {
    seconds,
    database_seconds: database,
    slack_seconds: slackMs() / 1_000,
    computing_seconds: Math.max(0, seconds - database - slackMs() / 1_000),
    cpu_seconds: (cpuMsOf(process.pid) - cpu) / 1_000,
    operations: Object.values(plan.counts.operations).reduce((sum, count) => sum + count, 0),
    unchanged: plan.counts.unchanged.people,
    rss_mb: highestMbOf(process.pid),
  };
}

/** How long pages of accounts and groups were waited for. */
function watchReading({ services }: Engine): () => number {
  let ms = 0;
  const targets = services.connectionTargets;
  const targetOf = targets.targetOf.bind(targets);
  targets.targetOf = async (id) => {
    const target = await targetOf(id);
    const watch = async function* <T>(pages: AsyncIterable<T>) {
      const iterator = pages[Symbol.asyncIterator]();
      for (;;) {
        const begun = performance.now();
        const { value, done } = await iterator.next();
        ms += performance.now() - begun;
        if (done) return;
        yield value as T;
      }
    };
    return new Proxy(target, {
      get(inner, name) {
        const member: unknown = Reflect.get(inner, name);
        if (typeof member !== 'function') return member;
        const call = member.bind(inner) as (...values: unknown[]) => AsyncIterable<unknown>;
        return name === 'listAccounts' || name === 'listGroups' ? () => watch(call()) : call;
      },
    });
  };
  return () => ms;
}

async function apply({ services, clock, connectionId }: Engine): Promise<Figures> {
  await services.plans.approve(actor, planHash.id as never, planHash.hash);
  const [begun, at] = [performance.now(), clock.now().getTime()];
  await services.mirroring.work(connectionId);
  const { state, steps } = await services.plans.progress(planHash.id as never);
  if (state !== 'done' || Object.keys(steps).some((each) => each !== 'done')) {
    throw new Error(`the plan is ${state}: ${JSON.stringify(steps)}`);
  }
  return {
    seconds: (performance.now() - begun) / 1_000,
    turned_seconds: (clock.now().getTime() - at) / 1_000,
    rss_mb: highestMbOf(process.pid),
  };
}

/** One change after another, each from its commit in the directory to Slack's answer. */
async function changes(services: Engine['services'], slackUrl: string, count: number): Promise<Figures> {
  await services.provisioningWorker.start();
  const { items } = await services.directory.listUsers({ limit: 200 });
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const person = items[n % items.length];
    if (person === undefined) break;
    const before = await callsOf(slackUrl);
    await services.directory.updateUser(actor, person.id, { jobTitle: `Title ${n} ${randomBytes(3).toString('hex')}` });
    const begun = performance.now();
    while ((await callsOf(slackUrl)) === before) await aMoment();
    times.push(performance.now() - begun);
  }
  await services.provisioningWorker.stop();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50_ms: at(0.5), p95_ms: at(0.95) };
}

async function callsOf(slackUrl: string): Promise<number> {
  const answer = await fetch(`${slackUrl}/control/journal/counters`);
  const { operations } = (await answer.json()) as { operations: { [name: string]: { calls: number } } };
  return operations['scim.users.update']?.calls ?? 0;
}
