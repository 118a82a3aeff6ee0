import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const client = resolve(__dirname, '../../src/console/client');
const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');

/**
 * The console's client as `npm run build` makes it, in a folder for `consoleFolder`: built once in a run, by whichever test
 * file asks first; the others wait.
 */
export async function builtConsole(): Promise<string> {
  const folder = process.env.TEST_CONSOLE_FOLDER;
  if (folder === undefined) throw new Error('TEST_CONSOLE_FOLDER is not set: run tests with "npm test"');
  const built = join(folder, 'built');
  const failed = join(folder, 'failed');
  if (claim(folder)) await build(folder, built, failed);
  const deadline = Date.now() + 120_000;
  while (!existsSync(built)) {
    if (existsSync(failed) || Date.now() > deadline)
      throw new Error('the console was not built: see the other test file');
    await pause(50);
  }
  return built;
}

/** Whether we are the first to make the folder. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function build(folder: string, built: string, failed: string): Promise<void> {
  const next = join(folder, 'next');
  try {
    const args = [vite, 'build', client, '--config', join(client, 'vite.config.mjs'), '--outDir', next];
    await promisify(execFile)(process.execPath, [...args, '--logLevel', 'error'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    renameSync(next, built);
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
}
