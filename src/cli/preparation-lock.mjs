/** One process at a time installs and builds: a file that names its holder, and that the holder touches while it works. */
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

const heartbeatMs = 2_000;
const staleAfterMs = 30_000;
const waitMs = 100;

/**
 * Runs `work` while no other process does. A lock whose holder is gone is taken over.
 *
 * @param {string} file path of the lock
 * @param {(text: string) => void} say told once when somebody else holds it
 * @param {() => Promise<void>} work
 */
export async function withPreparationLock(file, say, work) {
  const mine = `${process.pid} ${Date.now()}`;
  let told = false;
  while (!take(file, mine)) {
    if (isStale(file)) {
      removeStale(file);
      continue;
    }
    if (!told) say('Another start is installing or building; waiting for it …');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  const release = () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
  const interrupted = (signal) => process.exit(signal === 'SIGINT' ? 130 : 143);
  process.on('exit', release);
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  const heartbeat = setInterval(() => {
    if (read(file) === mine) utimesSync(file, new Date(), new Date());
  }, heartbeatMs);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    process.removeListener('SIGINT', interrupted);
    process.removeListener('SIGTERM', interrupted);
    release();
  }
}

function take(file, mine) {
  try {
    writeFileSync(file, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder's process is gone, or its number has gone to another program and nobody touches the file any more. */
function isStale(file) {
  const holder = Number(read(file)?.split(' ')[0]);
  if (Number.isInteger(holder) && holder > 0 && !isAlive(holder)) return true;
  try {
    return Date.now() - statSync(file).mtimeMs > staleAfterMs;
  } catch {
    return false; // released meanwhile
  }
}

/** Moved aside before it is removed: of two that find it stale, only one moves it. */
function removeStale(file) {
  const aside = `${file}-${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // released meanwhile
  }
}
