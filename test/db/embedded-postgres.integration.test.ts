import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { Client, Pool } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db';
import { until } from '../support/until';

const repository = resolve(__dirname, '../..');
const quick = ['fsync=off'];

/** The folder's sources as plain JavaScript, for processes of their own that can be killed. */
function compile(into: string): string {
  for (const room of ['core', 'db']) {
    const from = join(repository, 'src', room);
    mkdirSync(join(into, room), { recursive: true });
    for (const name of readdirSync(from).filter((file) => file.endsWith('.ts'))) {
      const { code } = transformFileSync(join(from, name), {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      });
      writeFileSync(join(into, room, name.replace(/ts$/, 'js')), code);
    }
  }
  const program = join(into, 'attend.js');
  writeFileSync(
    program,
    `require('./db/embedded-postgres').startEmbeddedPostgres(process.argv[2], ['fsync=off']).then((postgres) => {
       console.log(postgres.url());
       process.stdin.on('end', () => postgres.stopIfUnused().then(() => process.exit())).resume();
     }, (error) => { console.log(error.code); process.exit(1); });`,
  );
  return program;
}

class Attendant {
  readonly child: ChildProcessWithoutNullStreams;
  /** Connection string, or the code of the error. */
  readonly said: Promise<string>;

  constructor(program: string, folder: string) {
    const env = { ...process.env, NODE_PATH: join(repository, 'node_modules') };
    this.child = spawn(process.execPath, [program, folder], { env });
    this.child.stderr.pipe(process.stderr);
    this.said = new Promise((settle) => createInterface(this.child.stdout).once('line', settle));
  }

  async leave(): Promise<void> {
    this.child.stdin.end();
    await this.#ended();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#ended();
  }

  #ended(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((settle) => this.child.once('exit', () => settle()));
  }
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query({ text: statement })).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

function postmasterOf(folder: string): number | undefined {
  const file = join(folder, 'pgdata/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

const isDead = (pid: number): boolean => !existsSync(`/proc/${pid}`);

describe('the embedded PostgreSQL', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-embedded-'));
  chmodSync(scratch, 0o755);
  const folder = join(scratch, 'Größe "a" $(exit 1) `b` c', 'postgres');
  let program: string;
  beforeAll(() => {
    program = compile(join(scratch, 'compiled'));
  });
  afterAll(async () => {
    await (await startEmbeddedPostgres(folder, quick)).stopIfUnused();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('is made once when several processes start on a new folder at the same moment, whatever the folder is called', async () => {
    const attendants = [1, 2, 3].map(() => new Attendant(program, folder));
    const urls = await Promise.all(attendants.map((attendant) => attendant.said));
    expect(urls[0]).toMatch(/^postgres:\/\//);
    expect(new Set(urls).size).toBe(1);
    await ask(urls[0] ?? '', 'CREATE TABLE kept AS SELECT 42 AS answer');
    expect(readdirSync(folder).sort()).toEqual(['pgdata', 'postgres.log', 'postgres.password', 'postgres.port']);
    expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600);
    await Promise.all(attendants.map((attendant) => attendant.leave()));
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('serves on while somebody else uses it, and stops with the last', async () => {
    const first = await startEmbeddedPostgres(folder, quick);
    const second = await startEmbeddedPostgres(folder, quick);
    await first.stopIfUnused();
    expect(await ask(second.url(), 'SELECT answer FROM kept')).toBe(42);
    const stranger = new Client({ connectionString: second.url() });
    await stranger.connect();
    await second.stopIfUnused();
    expect((await stranger.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }]);
    await stranger.end();
    await (await startEmbeddedPostgres(folder, quick)).stopIfUnused();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('can be started and left many times at once: nobody is left without a server, no server is left behind', async () => {
    const visit = async () => {
      for (let round = 0; round < 3; round += 1) {
        const postgres = await startEmbeddedPostgres(folder, quick);
        expect(await ask(postgres.url(), 'SELECT answer FROM kept')).toBe(42);
        await postgres.stopIfUnused();
      }
    };
    await Promise.all([visit(), visit(), visit()]);
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('is adopted after kill -9 of the process that started it', async () => {
    const killed = new Attendant(program, folder);
    const url = await killed.said;
    const server = postmasterOf(folder);
    await killed.kill();
    const adopting = await startEmbeddedPostgres(folder, quick);
    expect(adopting.url()).toBe(url);
    expect(postmasterOf(folder)).toBe(server);
    await adopting.stopIfUnused();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('starts after kill -9 of everything, also when the process number has gone to another program (R89)', async () => {
    for (const takenBy of [undefined, process.pid]) {
      const killed = new Attendant(program, folder);
      const url = await killed.said;
      await ask(url, 'UPDATE kept SET answer = answer + 1');
      const server = postmasterOf(folder) ?? 0;
      await killed.kill();
      process.kill(server, 'SIGKILL');
      await until(() => isDead(server), 'the end of the server');
      const file = join(folder, 'pgdata/postmaster.pid');
      if (takenBy !== undefined) {
        await until(() => openedBy(folder).length === 0, 'the end of its children');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(takenBy)));
      }
      const postgres = await startEmbeddedPostgres(folder, quick);
      expect(await ask(postgres.url(), 'SELECT answer FROM kept')).toBe(takenBy === undefined ? 43 : 44);
      await postgres.stopIfUnused();
    }
  });

  it('comes back on its port when it dies under those who use it (R87)', async () => {
    const postgres = await startEmbeddedPostgres(folder, quick);
    const pool = new Pool({ connectionString: postgres.url(), max: 2 });
    pool.on('error', () => undefined);
    await pool.query('SELECT 1');
    const server = postmasterOf(folder) ?? 0;
    process.kill(server, 'SIGKILL');
    await until(() => isDead(server), 'the end of the server');
    const answer = () =>
      pool.query('SELECT answer FROM kept').then(
        (result) => result.rows[0],
        () => undefined,
      );
    await until(async () => (await answer()) !== undefined, 'the new server');
    expect(await answer()).toEqual({ answer: 44 });
    expect(postmasterOf(folder)).not.toBe(server);
    await pool.end();
    await postgres.stopIfUnused();
    expect(postmasterOf(folder)).toBeUndefined();
  });

  it('says which file is wrong when the password is not that of the folder', async () => {
    const file = join(folder, 'postgres.password');
    const right = readFileSync(file, 'utf8');
    const postgres = await startEmbeddedPostgres(folder, quick);
    writeFileSync(file, 'another\n');
    await expect(startEmbeddedPostgres(folder)).rejects.toMatchObject({
      code: 'db.wrong_password_file',
      what: expect.stringContaining(file),
    });
    writeFileSync(file, right);
    await postgres.stopIfUnused();
  });

  it('says that the folder cannot be written to, and names DATABASE_URL', async () => {
    writeFileSync(join(scratch, 'file'), '');
    await expect(startEmbeddedPostgres(join(scratch, 'file', 'postgres'))).rejects.toMatchObject({
      code: 'db.folder_unusable',
      remedy: expect.stringContaining('DATABASE_URL'),
    });
  });

  if (process.getuid?.() === 0) {
    describe('as root where user namespaces are forbidden', () => {
      const path = process.env.PATH;
      beforeAll(() => {
        const forbidding = join(scratch, 'bin');
        mkdirSync(forbidding);
        writeFileSync(join(forbidding, 'unshare'), '#!/bin/sh\necho "Operation not permitted" >&2\nexit 1\n', {
          mode: 0o755,
        });
        process.env.PATH = `${forbidding}:${path}`;
      });
      afterAll(() => {
        process.env.PATH = path;
      });

      it('runs as a user that may do nothing, on a new folder and on one made before', async () => {
        const binaries = dirname(require.resolve(`@embedded-postgres/linux-${process.arch}`));
        const reachable = spawnSync('/usr/bin/test', ['-r', binaries], { uid: 65_534, gid: 65_534 }).status === 0;
        for (const place of [join(scratch, 'fresh'), folder]) {
          const started = startEmbeddedPostgres(place, quick);
          if (!reachable) {
            await expect(started).rejects.toMatchObject({ code: 'db.no_unprivileged_user' });
            continue;
          }
          const postgres: EmbeddedPostgres = await started;
          expect(await ask(postgres.url(), 'SELECT 42')).toBe(42);
          expect(statSync(join(place, 'pgdata')).uid).not.toBe(0);
          await postgres.stopIfUnused();
          expect(postmasterOf(place)).toBeUndefined();
        }
      });

      it('says so when no such user can reach the folder, and names DATABASE_URL', async () => {
        const hidden = join(scratch, 'hidden');
        mkdirSync(hidden, { mode: 0o700 });
        await expect(startEmbeddedPostgres(join(hidden, 'postgres'))).rejects.toMatchObject({
          code: 'db.no_unprivileged_user',
          what: expect.stringContaining('root'),
          remedy: expect.stringContaining('DATABASE_URL'),
        });
      });
    });
  }
});

/** Processes that still work in the data folder. */
function openedBy(folder: string): string[] {
  const found = spawnSync('sh', [
    '-c',
    'ls -l /proc/[0-9]*/cwd 2>/dev/null | grep -F "$1"',
    'sh',
    `-> ${folder}/pgdata`,
  ]);
  return found.stdout.toString().split('\n').filter(Boolean);
}
