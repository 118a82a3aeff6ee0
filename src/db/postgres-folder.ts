import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { randomToken } from '../core';
import { EmbeddedPostgresError, embeddedFailed } from './embedded-postgres-error';
import type { PostgresPrograms } from './postgres-programs';

export const superuser = 'countersign';

/**
 * Makes the folder that holds the server's data, log and password. Others may pass through it and read nothing: the
 * server may run as another user.
 *
 * @throws EmbeddedPostgresError `db.folder_unusable`
 */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o711);
    writeFileSync(join(folder, 'postgres.log'), '', { flag: 'a', mode: 0o600 });
  } catch (cause) {
    throw folderUnusable(folder, cause);
  }
}

/** The password of the server's one user, made at the first start. Of several that start at once all get the same. */
export function readOrCreatePassword(folder: string): string {
  const file = join(folder, 'postgres.password');
  try {
    if (!existsSync(file)) {
      const draft = `${file}.${randomToken(8)}`;
      writeFileSync(draft, `${randomToken(24)}\n`, { mode: 0o600, flag: 'wx' });
      linkUnlessThere(draft, file);
      rmSync(draft);
    }
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw folderUnusable(folder, cause);
  }
}

/**
 * Makes the data folder if it is missing. It is made aside and renamed when it is whole: one that starts at the same
 * moment, or is killed in the middle, leaves no half of one.
 */
export async function initialiseIfMissing(folder: string, password: string, programs: PostgresPrograms): Promise<void> {
  const data = join(folder, 'pgdata');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const draft = mkdtempSync(join(folder, 'pgdata.new-'));
  const passwordFile = `${draft}.password`;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    programs.own(draft);
    programs.own(passwordFile);
    await programs.run('initdb', [
      `--pgdata=${basename(draft)}`,
      `--username=${superuser}`,
      `--pwfile=${basename(passwordFile)}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
    ]);
    renameUnlessThere(draft, data);
  } catch (cause) {
    throw embeddedFailed('the data folder could not be initialised', cause);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** The port of last time if it is free, so that connections made before a crash of the server find it again; else another. */
export async function choosePort(folder: string): Promise<number> {
  const file = join(folder, 'postgres.port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await bindable(last > 0 && last < 65_536 ? last : 0)) ?? (await bindable(0));
  if (port === undefined) throw embeddedFailed('there is no free port', new Error('no free port on 127.0.0.1'));
  writeFileSync(file, `${port}\n`);
  return port;
}

/** Remembers the end of the server's log; the result reads what was added since, at most the last 2,000 characters. */
export function readLogFrom(folder: string): () => string {
  const file = join(folder, 'postgres.log');
  const { size } = statSync(file);
  return () => readFileSync(file).subarray(size).toString('utf8').trim().slice(-2_000);
}

function bindable(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}

function linkUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function renameUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Somebody else was first; or, on Windows, the name is taken by what somebody else made.
    if (!existsSync(join(to, 'PG_VERSION'))) throw error;
  }
}

function folderUnusable(folder: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError({
    code: 'db.folder_unusable',
    status: 500,
    what: `The data folder ${folder} cannot be written to.`,
    meaning: 'Countersign keeps its database there.',
    remedy: 'Give this user a folder of its own (setting dataDir), or set DATABASE_URL to a PostgreSQL 15 or newer.',
    detail: cause instanceof Error ? cause.message : String(cause),
    cause,
  });
}
