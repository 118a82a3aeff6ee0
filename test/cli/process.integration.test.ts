import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { freePort } from '../support/free-port';
import { HttpClient } from '../support/http-client';
import { until } from '../support/until';

const launcher = resolve(__dirname, '../../src/cli/launch.mjs');
const program = resolve(__dirname, '../../dist/main.js');

// Each test starts several processes, on a machine that may be busy with the rest of the suite.
jest.setTimeout(120_000);

type Ended = { code: number | null; out: string; error: string };

describe('the program as a process', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    // The launcher builds what is not up to date; after it the program itself is run.
    const { code, out } = await start(launcher, ['--version']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+/) });
  }, 180_000);
  afterAll(() => test.drop());

  type Options = { input?: string; stopReadingAfter?: number; url?: string };

  const run = (words: string[], options?: Options) => start(program, words, options);

  function start(script: string, words: string[], options: Options = {}): Promise<Ended> {
    const secrets = { DATABASE_URL: options.url ?? test.url, COUNTERSIGN_MASTER_KEY: `${'A'.repeat(43)}=` };
    const child = spawn(process.execPath, [script, ...words], { env: { ...process.env, ...secrets }, stdio: 'pipe' });
    const ended: Ended = { code: null, out: '', error: '' };
    child.stdout.on('data', (chunk) => {
      ended.out += chunk;
      if (ended.out.length >= (options.stopReadingAfter ?? Number.POSITIVE_INFINITY)) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk) => {
      ended.error += chunk;
    });
    child.stdin.end(options.input ?? '');
    return new Promise((resolveRun, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolveRun({ ...ended, code }));
    });
  }

  it('creates a person with a password from standard input, results on standard output alone', async () => {
    expect(await run(['group', 'create', '--name', 'Staff'])).toMatchObject({ code: 0, error: '' });
    const names = ['--username', 'ada', '--email', 'ada@example.com', '--first-name', 'Ada', '--last-name', 'Lovelace'];
    const words = ['user', 'create', ...names, '--password-stdin', '--group', 'Staff', '--json'];
    const created = await run(words, { input: 'correct horse battery\n' });
    expect(created).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(created.out)).toMatchObject({ username: 'ada', passwordExpired: false });
    const again = await run(words, { input: 'correct horse battery\n' });
    expect(again).toMatchObject({ code: 4, out: '' });
    expect(JSON.parse(again.error)).toMatchObject({ error: { code: 'directory.username_taken' } });
  });

  it('ends with the code of what went wrong, and without a stack trace', async () => {
    const unknown = await run(['user', 'show', 'nobody']);
    expect(unknown).toMatchObject({ code: 3, out: '' });
    expect(unknown.error).not.toMatch(/\n {4}at /);
    expect((await run(['user', 'shw', 'nobody'])).code).toBe(2);
    expect((await run(['user', 'list', '--config', '/nonexistent.yaml'])).code).toBe(5);
  });

  it('does not complain when whoever reads its output stops reading', async () => {
    await test.database.query(
      `INSERT INTO audit_pending (record)
       SELECT json_build_object('action', 'test.' || n, 'filler', repeat('x', 500)) FROM generate_series(1, 2000) AS n`,
    );
    expect((await run(['audit', 'verify'])).code).toBe(0);
    const cut = await run(['audit', 'export'], { stopReadingAfter: 1_000 });
    expect(cut).toMatchObject({ code: 0, error: '' });
    expect((await run(['audit', 'export'])).out.trimEnd().split('\n').length).toBeGreaterThan(2_000);
  });

  it('says in one sentence that the database is away', async () => {
    const { code, error } = await run(['user', 'list'], { url: 'postgres://me:hunter2@127.0.0.1:9/none' });
    expect(code).toBe(6);
    expect(error).toMatch(/^error: .*127\.0\.0\.1:9 does not answer\./);
    expect(error).not.toContain('hunter2');
  });

  it('told to stop, finishes the sign-ins that are running and ends with 0 (R88)', async () => {
    const names = ['--username', 'sven', '--email', 'sven@example.com', '--first-name', 'Sven', '--last-name', 'Berg'];
    const password = 'plum anvil quiet harbour';
    expect((await run(['user', 'create', ...names, '--password-stdin'], { input: `${password}\n` })).code).toBe(0);
    const folder = mkdtempSync(join(tmpdir(), 'countersign-stop-'));
    const port = await freePort();
    const config = join(folder, 'countersign.yaml');
    writeFileSync(config, `port: ${port}\nhost: 127.0.0.1\ndataDir: ${folder}/data\nlog: { level: warn }\n`);
    const secrets = { DATABASE_URL: test.url, COUNTERSIGN_MASTER_KEY: `${'A'.repeat(43)}=` };
    const child = spawn(process.execPath, [program, 'serve', '--config', config], {
      env: { ...process.env, ...secrets },
      stdio: 'ignore',
    });
    try {
      await answering(`http://127.0.0.1:${port}/healthz`, child);
      const signIns = await Promise.all(Array.from({ length: 6 }, () => beginSignIn(port, 'sven', password)));
      const ended = once(child, 'close');
      const begun = performance.now();
      child.kill('SIGTERM');
      await refusing(port);
      for (const { finish } of signIns) finish();
      for (const { answer } of signIns) {
        expect(await answer).toMatch(/HTTP\/1\.1 303 [\s\S]*Set-Cookie: __Host-countersign=/i);
      }
      expect(await ended).toEqual([0, null]);
      expect(performance.now() - begun).toBeLessThan(15_000);
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function answering(url: string, child: ChildProcess): Promise<void> {
  const answers = async () => (await fetch(url).catch(() => undefined))?.ok === true;
  await until(async () => child.exitCode !== null || (await answers()), `an answer from ${url}`);
  expect(child.exitCode).toBeNull();
}

/** Waits until new connections are refused: the process has heard that it is to stop. */
function refusing(port: number): Promise<void> {
  return until(async () => {
    const socket = connect(port, '127.0.0.1');
    const refused = await Promise.race([
      once(socket, 'connect').then(() => false),
      once(socket, 'error').then(() => true),
    ]).catch(() => true);
    socket.destroy();
    return refused;
  }, 'connections are refused');
}

/** Sends a sign-in without its last byte, so that it is running until `finish`. */
async function beginSignIn(port: number, name: string, password: string) {
  const client = new HttpClient(`http://127.0.0.1:${port}`);
  const { action, fields } = (await client.get('/sign-in')).form('/sign-in');
  const body = new URLSearchParams({ ...fields, name, password }).toString();
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const socket: Socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += String(chunk);
  });
  const answer = once(socket, 'close').then(() => text);
  socket.write(
    `POST ${action} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${cookie}\r\nExpect: 100-continue\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
  );
  // The server's word that it has begun with this request.
  while (!text.includes('100 Continue')) await once(socket, 'data');
  socket.write(body.slice(0, -1));
  return { answer, finish: () => socket.write(body.slice(-1)) };
}
