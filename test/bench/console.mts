import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { request } from 'undici';
import { serverFlags } from '../../src/cli/prepare.mjs';
import { lookAtConsole, type Waits } from './console-browser.mts';
import { everybody, fillCompany } from './console-company.mts';
import { fillMirror } from './console-mirror.mts';
import { freePort, untilServing } from './server-process.mts';

/**
 * `npm run bench:console`: what an administrator waits for, with 100,000 people. A server process as in production on the
 * embedded PostgreSQL; its API is asked by this process, its console by Chromium at a quarter of this machine's speed. Last
 * line: JSON.
 */
const counts = { people: 100_000, groups: 2_000, events: 100_000, plans: 5_000 };
const asked = 100;
const password = 'plum anvil quiet harbour';
const main = resolve(import.meta.dirname, '../../dist/main.js');
const dist = createRequire(new URL('../../dist/', import.meta.url));
const { openDatabase, startEmbeddedPostgres } = dist('./db') as typeof import('../../src/db');

const lists = [
  '/users?limit=50',
  '/users?limit=50&state=suspended',
  '/groups?limit=50',
  '/apps?limit=50',
  '/users/person4711/access?limit=50',
  '/audit?limit=50',
  '/traces?limit=50',
  '/activity?limit=50',
];
/** Lists of the mirror, and what Home asks of it. */
const mirrorLists = (planId: string) => [
  '/connections/slack/plans?limit=50',
  '/connections/slack/runs?limit=20',
  `/plans/${planId}/steps?limit=50`,
  '/connections/slack/failures?limit=50',
  '/connections/slack/bindings?limit=50',
  '/connections/slack/bindings?limit=50&state=conflicting',
  '/connections/slack/accounts?limit=50',
  '/connections/slack/accounts?limit=50&class=local',
];
const homeQuestions = [
  '/connections/slack/status',
  '/connections/slack/binding-counts',
  '/status',
  '/sign-ins/days?days=14',
];
const searches = ['grace', 'hopper', 'jose nun', 'person4711', 'brien', 'nobody at all', 'z', 'thorsd'];

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const postgres = await startEmbeddedPostgres(folder);
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = join(folder, 'countersign.yaml');
  writeFileSync(
    config,
    `port: ${port}\nhost: 127.0.0.1\nbaseUrl: ${baseUrl}\ndataDir: ${folder}\nlog: { level: warn }\n` +
      `database: { url: '${postgres.url()}' }\nrateLimits: false\n`,
  );
  const countersign = (words: string[], input = '') =>
    execFileSync(process.execPath, [main, ...words, '--config', config], { input, encoding: 'utf8' });
  const server = spawn(process.execPath, [...serverFlags, main, 'serve', '--config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    await untilServing(`${baseUrl}/healthz`, server);
    const database = await openDatabase(postgres.url(), { entities: [], poolSize: 2 });
    await fillCompany(database, counts);
    const [person] = await database.query<{ id: string }>(`SELECT id FROM users WHERE username = 'person4711'`);
    countersign([
      'app',
      'create',
      '--kind',
      'slack',
      '--slug',
      'slack',
      '--domain',
      'acme.slack.com',
      '--authorise',
      everybody,
    ]);
    // With an app of Slack's instead of a token nothing is asked of Slack.
    countersign(
      ['connection', 'create', 'slack', '--client-id', '1.2', '--client-secret-stdin'],
      '0123456789abcdef0123456789abcdef',
    );
    const { planId } = await fillMirror(database, 'slack', counts.plans);
    await database.close();
    const names = ['--email', 'bench@acme.example', '--first-name', 'Ben', '--last-name', 'Chmark'];
    countersign(['user', 'create', '--username', 'bench', ...names, '--password-stdin'], password);
    countersign(['user', 'role', 'bench', 'owner']);
    const scopes = [
      'directory:read',
      'apps:read',
      'audit:read',
      'traces:read',
      'provisioning:read',
      'status:read',
    ].flatMap((scope) => ['--scope', scope]);
    const made = JSON.parse(countersign(['token', 'create', '--name', 'bench', ...scopes, '--json'])) as {
      secret: string;
    };
    const api = { baseUrl, token: made.secret };
    const listTimes = await timesOf(api, [...lists, ...mirrorLists(planId)]);
    const homeTimes = await timesOf(api, homeQuestions);
    const searchTimes = await timesOf(
      api,
      searches.map((text) => `/users?limit=50&search=${encodeURIComponent(text)}`),
    );
    const waits = await lookAtConsole({ baseUrl, username: 'bench', password, personId: person?.id ?? '', planId });
    print(listTimes, searchTimes, homeTimes, waits);
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done(undefined)));
    await postgres.stopIfUnused();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until each answer was there, the first of each left out; one after another. */
async function timesOf({ baseUrl, token }: { baseUrl: string; token: string }, paths: readonly string[]) {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= asked; round += 1) {
    for (const path of paths) {
      const begun = performance.now();
      const answer = await request(`${baseUrl}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`);
      if (round > 0) times.set(path, [...(times.get(path) ?? []), performance.now() - begun]);
    }
  }
  return times;
}

type Times = Map<string, number[]>;

function print(listTimes: Times, searchTimes: Times, homeTimes: Times, waits: Waits): void {
  const worst = (times: Times) => Math.max(...[...times.values()].map((each) => p95(each)));
  const figures = {
    people: counts.people,
    first_load_js_kb: round(waits.javaScriptKb),
    lcp_home_ms: round(waits.paint.home ?? 0),
    lcp_people_ms: round(waits.paint.people ?? 0),
    lcp_person_ms: round(waits.paint.person ?? 0),
    lcp_plan_ms: round(waits.paint.plan ?? 0),
    lcp_accounts_ms: round(waits.paint.accounts ?? 0),
    interactions: waits.interactions.length,
    interaction_p95_ms: round(p95(waits.interactions.map(({ duration }) => duration))),
    list_p95_ms: round(worst(listTimes)),
    search_p95_ms: round(worst(searchTimes)),
    home_question_p95_ms: round(worst(homeTimes)),
  };
  const line = (text: string, value: string) => process.stdout.write(`${text.padEnd(52)}${value}\n`);
  process.stdout.write('\n');
  line('JavaScript of the first load, compressed', `${figures.first_load_js_kb} KB (at most 250)`);
  line('Largest Contentful Paint at 4× slow-down: home', `${figures.lcp_home_ms} ms (under 1,500)`);
  line('  people; a person', `${figures.lcp_people_ms} ms; ${figures.lcp_person_ms} ms`);
  line('  a plan of 100,000 steps; accounts', `${figures.lcp_plan_ms} ms; ${figures.lcp_accounts_ms} ms`);
  line('Interactions at 4× slow-down, p95', `${figures.interaction_p95_ms} ms (under 100), of ${figures.interactions}`);
  const slowest = [...waits.interactions].sort((one, other) => other.duration - one.duration).slice(0, 4);
  for (const { what, duration } of slowest) line(`  ${what}`, `${duration} ms`);
  for (const [path, times] of [...listTimes, ...searchTimes, ...homeTimes])
    line(`  GET ${path}`, `p95 ${round(p95(times))} ms`);
  line('Slowest list, p95', `${figures.list_p95_ms} ms (under 50)`);
  line('Slowest question of Home, p95', `${figures.home_question_p95_ms} ms`);
  line('Slowest search, p95', `${figures.search_p95_ms} ms (under 100)`);
  process.stdout.write(`\n${JSON.stringify(figures)}\n`);
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

function round(value: number): number {
  return Number(value.toFixed(value < 10 ? 1 : 0));
}

await bench();
