import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { request } from 'undici';
import { serverFlags } from '../../src/cli/prepare.mjs';
import { cpuMsOf, familyOf, residentMbOf } from './process-figures.mts';
import { freePort, untilServing } from './server-process.mts';
import type { Order, Report } from './sso-client.mts';

/**
 * `npm run bench:sso`: what a sign-in costs. A server process as in production on the embedded PostgreSQL, a client
 * process, a session cookie; unsigned Redirect AuthnRequest in, signed Response and signed Assertion out. RSA is
 * measured by crypto.sign on the same machine in the same run, before and after the load. Last line: JSON.
 */
const main = resolve(import.meta.dirname, '../../dist/main.js');
/** Memory is read after the first thousand and after 20,000; CPU over the ten thousand after that, when the code is warm. */
const loginsFirst = 1_000;
const loginsToWarm = 20_000;
const loginsMeasured = 10_000;
const loginsAtHalfLoad = 3_000;
const concurrency = 16;

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = join(folder, 'countersign.yaml');
  writeFileSync(
    config,
    `port: ${port}\nhost: 127.0.0.1\nbaseUrl: ${baseUrl}\ndataDir: ${folder}/data\nlog: { level: warn }\nsignIn: { throttling: false }\n`,
  );
  const server = spawn(process.execPath, [...serverFlags, main, 'serve', '--config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const client = fork(join(import.meta.dirname, 'sso-client.mts'), { stdio: 'inherit' });
  try {
    await untilServing(`${baseUrl}/healthz`, server);
    const cookie = await prepare(config, folder, baseUrl);
    const order = { url: `${baseUrl}/saml/bench/sso`, issuer: 'https://bench.example/sp', cookie, concurrency };
    await measure(server, client, order, folder);
  } finally {
    client.kill();
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  server: ChildProcess,
  client: ChildProcess,
  order: Omit<Order, 'logins'>,
  folder: string,
): Promise<void> {
  const pid = server.pid ?? 0;
  const postgresPid = Number(readFileSync(join(folder, 'data/postgres/pgdata/postmaster.pid'), 'utf8').split('\n')[0]);
  const databaseCpu = () => familyOf(postgresPid).reduce((sum, each) => sum + cpuMsOf(each), 0);

  const rsaBefore = rsaSignatureMs();
  await load(client, { ...order, logins: loginsFirst });
  const rssAfterFirst = residentMbOf(pid);
  await load(client, { ...order, logins: loginsToWarm - loginsFirst });
  const rssAfterAll = residentMbOf(pid);

  const [cpuBefore, databaseBefore] = [cpuMsOf(pid), databaseCpu()];
  const full = await load(client, { ...order, logins: loginsMeasured });
  const cpuPerLogin = (cpuMsOf(pid) - cpuBefore) / loginsMeasured;
  const databasePerLogin = (databaseCpu() - databaseBefore) / loginsMeasured;
  const perSecond = loginsMeasured / full.seconds;

  const atHalf = { logins: loginsAtHalfLoad, perSecond: perSecond / 2, concurrency: 64 };
  const half = await load(client, { ...order, ...atHalf });
  const rsa = (rsaBefore + rsaSignatureMs()) / 2;

  const figures = {
    logins_per_second: round(perSecond, 0),
    p50_ms: round(percentile(half.latenciesMs, 50)),
    p99_ms: round(percentile(half.latenciesMs, 99)),
    cpu_ms_per_login: round(cpuPerLogin, 3),
    rsa_ms: round(2 * rsa, 3),
    cpu_per_login_over_rsa: round(cpuPerLogin / (2 * rsa)),
    rss_mb_after_1000: round(rssAfterFirst, 1),
    rss_mb_after_20000: round(rssAfterAll, 1),
    database_cpu_ms_per_login: round(databasePerLogin, 3),
  };
  process.stdout.write(
    `\nSign-ins per second                 ${figures.logins_per_second}   (server, client and database on the same cores)\n` +
      `Latency at half that load           p50 ${figures.p50_ms} ms, p99 ${figures.p99_ms} ms\n` +
      `CPU of the Node process per sign-in ${figures.cpu_ms_per_login} ms\n` +
      `CPU of its two RSA-2048 signatures  ${figures.rsa_ms} ms\n` +
      `Ratio (at most 2.0)                 ${figures.cpu_per_login_over_rsa}\n` +
      `CPU of PostgreSQL per sign-in       ${figures.database_cpu_ms_per_login} ms\n` +
      `Resident memory                     ${figures.rss_mb_after_1000} MB after 1,000 sign-ins, ${figures.rss_mb_after_20000} MB after 20,000\n\n` +
      `${JSON.stringify(figures)}\n`,
  );
}

/** A group, a person in it with a session, and an app that signs Response and Assertion. @returns the session's cookie */
async function prepare(config: string, folder: string, baseUrl: string): Promise<string> {
  const password = 'plum anvil quiet harbour';
  const countersign = (words: string[], input = '') =>
    execFileSync(process.execPath, [main, ...words, '--config', config], {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  const metadata = join(folder, 'sp.xml');
  writeFileSync(
    metadata,
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://bench.example/sp">' +
      '<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAssertionsSigned="true">' +
      '<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://bench.example/acs" index="0" isDefault="true"/>' +
      '</SPSSODescriptor></EntityDescriptor>',
  );
  countersign(['group', 'create', '--name', 'Staff']);
  countersign(
    [
      'user',
      'create',
      '--username',
      'bench',
      '--email',
      'bench@acme.example',
      '--first-name',
      'Ben',
      '--last-name',
      'Chmark',
      '--password-stdin',
      '--group',
      'Staff',
    ],
    password,
  );
  countersign([
    'app',
    'create',
    '--kind',
    'saml',
    '--slug',
    'bench',
    '--metadata',
    metadata,
    '--authorise',
    'Staff',
    '--json',
  ]);

  const page = await request(`${baseUrl}/sign-in`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.body.text())?.[1] ?? '';
  const answer = await request(`${baseUrl}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(page.headers['set-cookie']) },
    body: new URLSearchParams({ name: 'bench', password, _csrf: csrf }).toString(),
  });
  await answer.body.dump();
  const cookie = cookiesOf(answer.headers['set-cookie']);
  if (answer.statusCode !== 303 || cookie === '') throw new Error(`signing in answered ${answer.statusCode}`);
  return cookie;
}

function cookiesOf(lines: string | string[] | undefined): string {
  return [lines ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function load(client: ChildProcess, order: Order): Promise<Report> {
  return new Promise((done, reject) => {
    client.once('message', (report: Report) => {
      if (report.failures.length > 0) reject(new Error(`a sign-in was not answered: ${report.failures[0]}`));
      else done(report);
    });
    client.send(order);
  });
}

/** CPU milliseconds of one RSA-2048 signature by crypto.sign: the mean, as the sign-ins are judged by theirs. */
function rsaSignatureMs(): number {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const octets = Buffer.alloc(900, 'x');
  const signatures = 2_000;
  const before = process.cpuUsage();
  for (let each = 0; each < signatures; each += 1) sign('sha256', octets, privateKey);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / signatures;
}

function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * rank) / 100))] ?? 0;
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

await bench();
