/**
 * `npm run screenshots`: walks through every page of the console and of the portal, as the tests do, and keeps what it looks like (light,
 * dark, telephone) in the git-ignored folder `screenshots/`.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { env, execPath, exit } from 'node:process';

const root = resolve(import.meta.dirname, '../..');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const { status } = spawnSync(
  execPath,
  [jest, '--config', 'test/jest.config.js', 'test/e2e/console-look', 'test/e2e/pages'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, COUNTERSIGN_SCREENSHOTS: join(root, 'screenshots') },
  },
);
exit(status ?? 1);
