#!/usr/bin/env node
/**
 * The command `countersign`: makes sure that the dependencies and the build are there, then runs the program on the
 * pinned Node with the arguments, streams, signals and exit code passed through. Starts on any Node from 18 on.
 */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { Module } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import { argv, env, execArgv, execPath, exit, stderr, stdin, versions } from 'node:process';
import { PreparationError, pinnedNode, prepare, root, serverFlags } from './prepare.mjs';

const main = join(root, 'dist', 'main.js');
const [major, minor] = versions.node.split('.').map(Number);

try {
  if (major < 18) throw new PreparationError(`This is Node ${versions.node}: Countersign starts on Node 18 or newer.`);
  await prepare({ build: true });
  if (env.npm_lifecycle_event !== undefined) endWithNpm();
  const pinned = pinnedNode();
  if (pinned === undefined && (major < 22 || (major === 22 && minor < 12)))
    throw new PreparationError(
      'Countersign brings no Node of its own for this platform: run it on Node 22.12 or newer.',
    );
  const node = pinned ?? execPath;
  const flags = argv[2] === 'serve' ? serverFlags : [];
  if (realpathSync(execPath) === realpathSync(node) && flags.every((flag) => execArgv.includes(flag))) runHere();
  else runOn(node, flags);
} catch (error) {
  stderr.write(`${error instanceof PreparationError ? error.message : error.stack}\n`);
  exit(1);
}

/** The right Node runs already: one process less to start and to hand signals to. */
function runHere() {
  argv.splice(1, 1, main);
  Module.runMain(main);
}

/** npm hands SIGTERM to the shell between us, and most shells end without handing it on: when that is gone, so are we. */
function endWithNpm() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

function runOn(node, flags) {
  const child = spawn(node, [...flags, main, ...argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to the whole group: handed on as well, it would reach the program twice.
  process.on('SIGINT', () => stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    stderr.write(`${node} could not be started: ${error.message}\n`);
    exit(1);
  });
  child.on('exit', (code, signal) => exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
}
