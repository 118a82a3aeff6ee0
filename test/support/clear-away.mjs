/**
 * Ends the test server and removes its folder when the test run is gone, however it ended (Ctrl-C and kill -9 run no
 * tear-down): standard input, which the run holds open, ends then. `node clear-away.mjs FOLDER`
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdin } from 'node:process';

const folder = argv[2];
const lockFile = join(folder, 'pgdata', 'postmaster.pid');

stdin.resume().on('end', () => {
  if (existsSync(lockFile)) process.kill(Number(readFileSync(lockFile, 'utf8').split('\n')[0]), 'SIGQUIT');
  remove(100);
});

/** The server writes until it has ended. */
function remove(attempts) {
  if (existsSync(lockFile) && attempts > 0) setTimeout(remove, 50, attempts - 1);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
