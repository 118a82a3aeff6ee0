import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../..');
const modules = join(repository, 'node_modules');

/** A checkout in small: our launcher, the real compiler, and an npm that installs by linking and writes down its calls. */
class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), 'countersign launch é '));
  readonly #npm = mkdtempSync(join(tmpdir(), 'countersign-npm-'));

  constructor() {
    mkdirSync(join(this.folder, 'src'));
    cpSync(join(repository, 'src/cli'), join(this.folder, 'src/cli'), {
      recursive: true,
      filter: (path) => !/\.tsx?$/.test(path),
    });
    const compiler = { module: 'nodenext', rootDir: 'src', outDir: 'dist', types: ['node'], incremental: true };
    this.write('tsconfig.json', { compilerOptions: { ...compiler, tsBuildInfoFile: 'dist/.info' }, include: ['src'] });
    this.write('package.json', { name: 'small', version: '1.0.0' });
    this.lock('1.0.0');
    this.write('src/style.css', 'body {}');
    mkdirSync(join(this.folder, 'src/console/client'), { recursive: true });
    this.write('src/console/client/vite.config.mjs', 'export default {};');
    this.write('src/console/client/index.html', '<title>small</title>');
    this.main(`process.stdout.write(JSON.stringify(process.argv.slice(2)));`);
    this.npm('exit 0');
  }

  write(path: string, content: unknown): void {
    writeFileSync(join(this.folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }

  /** The lock file names one package, at `version`. */
  lock(version: string): void {
    const packages = {
      '': {},
      'node_modules/thing': { version },
      'node_modules/rare': { version: '1.0.0', optional: true },
    };
    this.write('package-lock.json', { lockfileVersion: 3, packages });
  }

  main(body: string): void {
    this.write('src/main.ts', `if (require.main !== module) throw new Error('not the main module');\n${body}\n`);
  }

  /** Replaces npm: it waits a little, installs, and ends as `last` says. */
  npm(last: string): void {
    const links = [
      'typescript',
      '@typescript',
      '@types',
      'vite',
      'undici-types',
      `node-${process.platform}-${process.arch}`,
    ]
      .filter((name) => existsSync(join(modules, name)))
      .map((name) => `ln -s "${join(modules, name)}" "node_modules/${name}"`);
    const script = [
      '#!/bin/sh',
      `echo "$@" >> "${this.#npm}/calls"`,
      'sleep 0.3; echo noise; rm -rf node_modules; mkdir node_modules',
      ...links,
      `sed 's/"node_modules.rare.*}}/"node_modules\\/x":{}}}/' package-lock.json > node_modules/.package-lock.json`,
      last,
    ];
    writeFileSync(join(this.#npm, 'npm'), script.join('\n'));
    chmodSync(join(this.#npm, 'npm'), 0o755);
  }

  installs(): number {
    const calls = join(this.#npm, 'calls');
    return existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').length : 0;
  }

  environment(): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${this.#npm}:/usr/bin:/bin` };
    delete env.npm_lifecycle_event;
    return env;
  }

  start(args: string[], node = process.execPath): ChildProcess {
    const env = this.environment();
    return spawn(node, [join(this.folder, 'src/cli/launch.mjs'), ...args], { env, cwd: tmpdir() });
  }

  async run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = this.start(args);
    const read = { out: '', err: '' };
    child.stdout?.on('data', (chunk) => {
      read.out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      read.err += chunk;
    });
    const code = await new Promise<number | null>((settle) => child.on('close', settle));
    return { code, ...read };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.#npm, { recursive: true, force: true });
  }
}

describe('the launcher', () => {
  let checkout: Checkout;
  beforeEach(() => {
    checkout = new Checkout();
  });
  afterEach(() => checkout.remove());

  it('installs and builds on the first run, says so on standard error, and leaves standard output to the command', async () => {
    const first = await checkout.run('user', 'create', '--json', 'a b');
    expect(first).toMatchObject({ code: 0, out: '["user","create","--json","a b"]' });
    expect(first.err).toMatch(/Installing what Countersign needs[\s\S]*done[\s\S]*Building Countersign[\s\S]*done/);
    expect(first.err).not.toContain('noise');
    expect(existsSync(join(checkout.folder, 'dist/style.css'))).toBe(true);
    expect(await checkout.run('x')).toEqual({ code: 0, out: '["x"]', err: '' });
    expect(checkout.installs()).toBe(1);
  });

  it('builds again after an edit, and installs again after a change of the lock file only', async () => {
    await checkout.run();
    checkout.main('process.exitCode = 3;');
    expect(await checkout.run()).toMatchObject({ code: 3, out: '', err: expect.stringContaining('Building') });
    expect(checkout.installs()).toBe(1);
    checkout.lock('1.0.1');
    expect(await checkout.run()).toMatchObject({ code: 3, err: expect.stringContaining('Updating') });
    expect(checkout.installs()).toBe(2);
  });

  it('takes what somebody installed by hand', async () => {
    await checkout.run();
    rmSync(join(checkout.folder, 'node_modules/.countersign-installed'));
    expect((await checkout.run('x')).err).toBe('');
    expect(checkout.installs()).toBe(1);
  });

  it('shows what npm said when it fails, and runs nothing', async () => {
    checkout.npm('rm -rf node_modules; echo "the registry is out of reach" >&2; exit 7');
    const result = await checkout.run('x');
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.err).toMatch(/the registry is out of reach[\s\S]*ended with 7[\s\S]*start again/);
    expect(result.err).not.toContain('    at ');
  });

  it('shows what the compiler said when it fails, keeps the last good build, and leaves nothing behind', async () => {
    await checkout.run();
    checkout.write('src/main.ts', 'const wrong: number = "text";');
    const result = await checkout.run('x');
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.err).toContain("Type 'string' is not assignable to type 'number'");
    expect(readFileSync(join(checkout.folder, 'dist/main.js'), 'utf8')).toContain('process.argv');
    expect(readdirSync(checkout.folder).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('works once when three start at the same moment', async () => {
    const results = await Promise.all([checkout.run('1'), checkout.run('2'), checkout.run('3')]);
    expect(results.map((result) => [result.code, result.out])).toEqual([
      [0, '["1"]'],
      [0, '["2"]'],
      [0, '["3"]'],
    ]);
    expect(checkout.installs()).toBe(1);
    expect(results.filter((result) => result.err.includes('Building')).length).toBe(1);
  });

  it('takes over from a start that was killed', async () => {
    const gone = spawn('true');
    await new Promise((settle) => gone.on('exit', settle));
    checkout.write('.dist-lock', `${gone.pid} 1`);
    expect(await checkout.run('x')).toMatchObject({ code: 0, out: '["x"]' });
    expect(existsSync(join(checkout.folder, '.dist-lock'))).toBe(false);
  });

  it.each(['the pinned Node', 'another Node'])(
    'hands signals on and passes the exit code through, started by %s',
    async (which) => {
      checkout.main(`
      process.on('SIGTERM', () => process.exit(9));
      process.stdin.resume();
      process.stdout.write('ready');`);
      const other = join(checkout.folder, 'node');
      if (which === 'another Node') copyFileSync(process.execPath, other);
      const child = checkout.start(['serve'], which === 'another Node' ? other : process.execPath);
      await new Promise((settle) => child.stdout?.once('data', settle));
      child.kill('SIGTERM');
      expect(await new Promise((settle) => child.on('close', settle))).toBe(9);
    },
  );

  it('ends the program when the shell of npm start ends', async () => {
    checkout.main(`
      process.on('SIGTERM', () => process.stdout.write('told', () => process.exit()));
      setInterval(() => undefined, 1_000);
      process.stdout.write('ready');`);
    const launcher = join(checkout.folder, 'src/cli/launch.mjs');
    const env = { ...checkout.environment(), npm_lifecycle_event: 'start' };
    const shell = spawn('/bin/sh', ['-c', `"${process.execPath}" "${launcher}" serve; true`], { env });
    let said = '';
    const ended = new Promise((settle) => shell.stdout.on('close', settle));
    await new Promise<void>((settle) =>
      shell.stdout.on('data', (chunk) => {
        said += chunk;
        settle();
      }),
    );
    shell.kill('SIGKILL');
    await ended;
    expect(said).toBe('readytold');
  });
});
