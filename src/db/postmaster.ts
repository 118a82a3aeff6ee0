import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What the lock file of a PostgreSQL data folder says of the server that wrote it. */
export type Postmaster = { pid: number; port: number | undefined };

/**
 * Reads which server runs on `data`. Removes a lock file that a killed server left behind if its process number has gone
 * to another program (after a restart of the machine or container), since PostgreSQL would refuse to start over it. Any
 * other lock file stays: by it PostgreSQL itself makes sure that no process of the killed server still writes.
 *
 * @returns the server, which may still be starting or stopping; undefined when there is none
 */
export function findPostmaster(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  const lines = readIfThere(file)?.split('\n');
  const pid = Number(lines?.[0]);
  // The file is empty for a moment, while a server that starts is writing it.
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3]);
  if (!isAlive(pid)) return undefined;
  if (!isSomethingElse(pid, data)) return { pid, port: port > 0 ? port : undefined };
  const orphan = findOrphan(data);
  if (orphan !== undefined) return { pid: orphan, port: undefined };
  if (Number(readIfThere(file)?.split('\n')[0]) === pid) rmSync(file, { force: true });
  return undefined;
}

/** Whether the process is certainly not a server on `data`; one that is just ending is not certain. */
function isSomethingElse(pid: number, data: string): boolean {
  if (process.platform === 'win32') return false; // a program's name is not to be had there: PostgreSQL decides
  if (process.platform === 'linux') {
    const found = lookAt(pid);
    if (found === undefined || (found.isPostgres && found.folder === undefined)) return false;
    return !found.isPostgres || found.folder !== realpathSync(data);
  }
  try {
    return !execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false; // ps ends with 1 when the process has just ended
  }
}

/** Name and working folder of a process, as far as they can be seen; undefined when it is gone. */
function lookAt(pid: number): { isPostgres: boolean; folder: string | undefined } | undefined {
  const name = readIfThere(`/proc/${pid}/comm`);
  if (name === undefined) return undefined;
  try {
    return { isPostgres: name.startsWith('postgres'), folder: readlinkSync(`/proc/${pid}/cwd`) };
  } catch {
    return { isPostgres: name.startsWith('postgres'), folder: undefined }; // ending, or hidden from this user
  }
}

/** A process of a server whose head was killed, and that has not yet noticed. */
function findOrphan(data: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const real = realpathSync(data);
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .find((pid) => {
      const found = lookAt(pid);
      return found?.isPostgres === true && found.folder === real;
    });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
