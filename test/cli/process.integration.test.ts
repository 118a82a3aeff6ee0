import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database';

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
});
