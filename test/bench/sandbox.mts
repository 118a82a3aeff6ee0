import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { cpuMsOf, residentMbOf } from './process-figures.mts';
import type { Order, Report } from './sandbox-client.mts';
import { freePort, untilServing } from './server-process.mts';

/**
 * `npm run bench:sandbox`: how fast the practice workspace answers SCIM, with limits off and 100,000 people loaded. The
 * server is a process as `countersign sandbox` starts it, the client another. Last line: JSON.
 */
const main = resolve(import.meta.dirname, '../../dist/main.js');
const people = 100_000;
const concurrency = 32;

async function bench(): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = Date.now();
  const words = [
    'sandbox',
    '--people',
    String(people),
    '--groups',
    '2000',
    '--channels',
    '5000',
    '--seed',
    '7',
    '--no-limits',
  ];
  const server = spawn(process.execPath, [main, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', COUNTERSIGN_SANDBOX_PORT: String(port) },
  });
  const client = fork(join(import.meta.dirname, 'sandbox-client.mts'), { stdio: 'inherit' });
  try {
    await untilServing(`${url}/control/org`, server);
    const readySeconds = (Date.now() - startedAt) / 1000;
    const readyMb = residentMbOf(server.pid ?? 0);
    const token = await issueToken(url);
    const load = (order: Omit<Order, 'url' | 'token' | 'concurrency'>) =>
      run(client, { ...order, url, token, concurrency });
    await load({ kind: 'read', calls: 3_000 });
    await load({ kind: 'write', calls: 1_500 });
    const cpuBefore = cpuMsOf(server.pid ?? 0);
    const reads = await load({ kind: 'read', calls: 20_000 });
    const cpuPerRead = (cpuMsOf(server.pid ?? 0) - cpuBefore) / 20_000;
    const writes = await load({ kind: 'write', calls: 10_000 });
    const lists = await load({ kind: 'list', calls: 500 });
    const figures = {
      people,
      ready_seconds: round(readySeconds),
      ready_rss_mb: round(readyMb, 0),
      reads_per_second: round(20_000 / reads.seconds, 0),
      writes_per_second: round(10_000 / writes.seconds, 0),
      lists_of_100_per_second: round(500 / lists.seconds, 0),
      cpu_ms_per_read: round(cpuPerRead, 3),
      rss_mb_after: round(residentMbOf(server.pid ?? 0), 0),
    };
    process.stdout.write(
      `\nReady with ${people} people after     ${figures.ready_seconds} s (at most 30), ${figures.ready_rss_mb} MB (at most 1024)\n` +
        `SCIM reads per second               ${figures.reads_per_second} (at least 3000)\n` +
        `SCIM writes per second              ${figures.writes_per_second} (at least 1500)\n` +
        `Lists of 100 per second             ${figures.lists_of_100_per_second}\n` +
        `CPU of the server per read          ${figures.cpu_ms_per_read} ms\n\n` +
        `${JSON.stringify(figures)}\n`,
    );
  } finally {
    client.kill();
    server.kill('SIGTERM');
    await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done(undefined)));
  }
}

function run(client: ChildProcess, order: Order): Promise<Report> {
  return new Promise((done, reject) => {
    client.once('message', (report: Report) => {
      if (report.failures.length > 0) reject(new Error(`a call was not answered: ${report.failures[0]}`));
      else done(report);
    });
    client.send(order);
  });
}

async function issueToken(url: string): Promise<string> {
  const answer = await fetch(`${url}/control/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { token } = (await answer.json()) as { token: string };
  return token;
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

await bench();
