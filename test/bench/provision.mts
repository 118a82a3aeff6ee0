import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serverFlags } from '../../src/cli/prepare.mjs';
import type { Figures, Order, Report } from './provision-engine.mts';
import { freePort, untilServing } from './server-process.mts';

/**
 * `npm run bench:provision`: how fast people and groups are mirrored, against the practice workspace in a process of its
 * own, on the embedded PostgreSQL. Last line: JSON.
 *
 *   npm run bench:provision             10,000 people, and a comparison of 100,000
 *   npm run bench:provision 1000 10000  smaller
 */
const [mirrored = 10_000, compared = 100_000] = process.argv.slice(2).map(Number);
const groups = Math.max(1, Math.round(mirrored / 50));
const limited = { people: Math.round(mirrored / 5), groups: Math.max(1, Math.round(groups / 5)) };
const concurrency = 32;
const main = resolve(import.meta.dirname, '../../dist/main.js');
const { startEmbeddedPostgres } = createRequire(import.meta.url)('../../dist/db') as typeof import('../../src/db');
const scopes = ['admin', 'users:read', 'usergroups:read', 'usergroups:write', 'channels:read', 'groups:read'];

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const postgres = await startEmbeddedPostgres(folder);
  const masterKey = randomBytes(32).toString('base64');
  try {
    const first = await onPractice([], (slackUrl) => mirror(postgres.url(), slackUrl, masterKey));
    const second = await onPractice(['--people', String(Math.ceil(compared * 1.1)), '--seed', '7'], (slackUrl) =>
      compare(postgres.url('postgres'), slackUrl, masterKey),
    );
    const third = await onPractice(
      [],
      (slackUrl) => mirrorWithLimits(postgres.url('postgres'), slackUrl, masterKey),
      true,
    );
    print({ ...first, ...second, ...third });
  } finally {
    await postgres.stopIfUnused();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first mirror of a company, and single changes afterwards; no limits. */
async function mirror(databaseUrl: string, slackUrl: string, masterKey: string): Promise<Figures> {
  return withEngine(async (order) => {
    await order({ kind: 'open', databaseUrl, slackUrl, masterKey, limits: false });
    await order({ kind: 'people', count: mirrored, groups });
    await order({ kind: 'connect', token: await issueToken(slackUrl), concurrency, groups });
    await control(slackUrl, 'DELETE', '/journal/calls');
    const made = await order({ kind: 'make' });
    const applied = await order({ kind: 'apply' });
    const { calls } = (await control(slackUrl, 'GET', '/journal/counters')) as { calls: number };
    const { count: inVain } = (await control(slackUrl, 'GET', '/journal/assert/no-change-writes')) as { count: number };
    if (inVain > 0) throw new Error(`${inVain} writes changed nothing`);
    // One for each person and group, and one list of each to begin with.
    const least = mirrored + groups + 2;
    const single = await order({ kind: 'changes', count: 200 });
    return {
      people: mirrored,
      groups,
      plan_seconds: made.seconds ?? 0,
      people_per_second: mirrored / (applied.seconds ?? 1),
      requests_to_least: calls / least,
      mirror_rss_mb: applied.rss_mb ?? 0,
      change_p50_ms: single.p50_ms ?? 0,
      change_p95_ms: single.p95_ms ?? 0,
    };
  });
}

/** A company that comes with its accounts: they are bound, and compared once more by a process that has just started. */
async function compare(server: string, slackUrl: string, masterKey: string): Promise<Figures> {
  const databaseUrl = await newDatabase(server, 'compared');
  const opening: Order = { kind: 'open', databaseUrl, slackUrl, masterKey, limits: false };
  const people = await withEngine(async (order) => {
    await order(opening);
    const known = await order({ kind: 'known-people' });
    await order({ kind: 'connect', token: await issueToken(slackUrl), concurrency, groups: 0 });
    await order({ kind: 'make' });
    await order({ kind: 'apply' });
    return known.people ?? 0;
  });
  await control(slackUrl, 'DELETE', '/journal/calls');
  const figures = await withEngine(async (order) => {
    await order(opening);
    return order({ kind: 'make' });
  });
  const calls = (await control(slackUrl, 'GET', '/journal/counters')) as {
    operations: { [name: string]: { calls: number } };
  };
  const writes = Object.entries(calls.operations).filter(([name]) => /create|update|delete/.test(name));
  return {
    compared_people: people,
    compare_writes: writes.reduce((sum, [, { calls: count }]) => sum + count, 0),
    compare_operations: figures.operations ?? -1,
    compare_seconds: figures.seconds ?? 0,
    compare_database_seconds: figures.database_seconds ?? 0,
    compare_slack_seconds: figures.slack_seconds ?? 0,
    compare_computing_seconds: figures.computing_seconds ?? 0,
    compare_cpu_seconds: figures.cpu_seconds ?? 0,
    compare_rss_mb: figures.rss_mb ?? 0,
  };
}

/** Slack's real limits, on a clock that is turned by whoever waits. */
async function mirrorWithLimits(server: string, slackUrl: string, masterKey: string): Promise<Figures> {
  const databaseUrl = await newDatabase(server, 'limited');
  return withEngine(async (order) => {
    await control(slackUrl, 'POST', '/clock', { hold: true });
    await order({ kind: 'open', databaseUrl, slackUrl, masterKey, limits: true });
    await order({ kind: 'people', count: limited.people, groups: limited.groups });
    await order({ kind: 'connect', token: await issueToken(slackUrl), concurrency: 8, groups: limited.groups });
    await order({ kind: 'make' });
    await control(slackUrl, 'POST', '/clock', { advanceSeconds: 600 });
    const applied = await order({ kind: 'apply' });
    const { count } = (await control(slackUrl, 'GET', '/journal/assert/over-limit')) as { count: number };
    // 180 creations of people a minute and 20 at once; groups follow, with a bucket of their own (Slack facts, SCIM §10).
    const bound = ((limited.people - 20) / 180) * 60 + (Math.max(0, limited.groups - 20) / 180) * 60;
    return {
      limited_people: limited.people,
      limited_seconds: applied.turned_seconds ?? 0,
      limited_to_bound: (applied.turned_seconds ?? 0) / bound,
      limited_over_limit: count,
    };
  });
}

function print(figures: Figures): void {
  const shown = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(value < 10 ? 3 : 0))]),
  ) as { [name: string]: number };
  const line = (text: string, value: string) => process.stdout.write(`${text.padEnd(50)}${value}\n`);
  process.stdout.write('\n');
  line(`First mirror of ${shown.people} people in ${shown.groups} groups`, `${shown.people_per_second} people/s`);
  line('  requests ÷ least possible', `${shown.requests_to_least} (at most 1.05)`);
  line(`Comparing ${shown.compared_people} people, nothing to do`, `${shown.compare_writes} writes (0)`);
  line('  computing the plan', `${shown.compare_computing_seconds} s (under 10)`);
  line(
    '  waiting for the database, for Slack',
    `${shown.compare_database_seconds} s, ${shown.compare_slack_seconds} s`,
  );
  line('  highest resident memory', `${shown.compare_rss_mb} MB (under 400)`);
  line('One change to Slack', `p50 ${shown.change_p50_ms} ms, p95 ${shown.change_p95_ms} ms (under 1,000)`);
  line('With Slack’s limits, time ÷ bound of the buckets', `${shown.limited_to_bound} (at most 1.05)`);
  process.stdout.write(`\n${JSON.stringify(shown)}\n`);
}

// --- Processes ---------------------------------------------------------------------------------------------------------

async function withEngine<T>(use: (order: (order: Order) => Promise<Figures>) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, 'provision-engine.mts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As a server is started.
    execArgv: serverFlags,
  });
  try {
    return await use((order) => send(child, order));
  } finally {
    child.kill();
  }
}

function send(child: ChildProcess, order: Order): Promise<Figures> {
  return new Promise((done, reject) => {
    const onExit = () => reject(new Error(`the process ended over "${order.kind}"`));
    child.once('exit', onExit);
    child.once('message', (report: Report) => {
      child.off('exit', onExit);
      if ('failed' in report) reject(new Error(report.failed));
      else done(report.figures);
    });
    child.send(order);
  });
}

/** A practice workspace in a process of its own; lists hold deactivated accounts, and one is there to be seen. */
async function onPractice<T>(words: readonly string[], use: (url: string) => Promise<T>, limits = false): Promise<T> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const more = [...(limits ? [] : ['--no-limits']), '--doubt', 'scimInactiveInLists=listed'];
  const server = spawn(process.execPath, [main, 'sandbox', ...words, ...more], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', COUNTERSIGN_SANDBOX_PORT: String(port) },
  });
  try {
    await untilServing(`${url}/control/org`, server);
    await addFormerColleague(url);
    return await use(url);
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done(undefined)));
  }
}

async function addFormerColleague(url: string): Promise<void> {
  const headers = { authorization: `Bearer ${await issueToken(url)}`, 'content-type': 'application/json' };
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const user = { schemas, userName: 'former', emails: [{ value: 'former@acme.example', primary: true }] };
  const made = await fetch(`${url}/scim/v2/Users`, { method: 'POST', headers, body: JSON.stringify(user) });
  const { id } = (await made.json()) as { id: string };
  await fetch(`${url}/scim/v2/Users/${id}`, { method: 'DELETE', headers });
  // Slack's reading lags behind: a while later the account is shown as deactivated.
  await control(url, 'POST', '/clock', { advanceSeconds: 60 });
}

async function control(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const init = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${url}/control${path}`, { method, ...init });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function issueToken(url: string): Promise<string> {
  return ((await control(url, 'POST', '/tokens', { scopes })) as { token: string }).token;
}

async function newDatabase(server: string, name: string): Promise<string> {
  const { openDatabase } = createRequire(import.meta.url)('../../dist/db') as typeof import('../../src/db');
  const database = await openDatabase(server, { entities: [], poolSize: 1 });
  await database.query(`CREATE DATABASE ${name}`);
  await database.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

await bench();
