import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';

const root = resolve(__dirname, '../../..');

/** The rooms that no worker needs: they are left out so that a process starts quickly. */
const leftOut = new Set(['console', 'sandbox', 'api', 'cli', 'saml', 'portal']);

/** The sources compiled once, so that many processes can be started quickly. */
export function compileProgram(): { program: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-crash-'));
  compile(join(root, 'src'), join(folder, 'src'));
  compile(join(root, 'test/provisioning/crash'), join(folder, 'test/provisioning/crash'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const program = join(folder, 'start.js');
  const cache = JSON.stringify(join(folder, 'cache'));
  writeFileSync(
    program,
    `require('node:module').enableCompileCache(${cache});\nrequire('./test/provisioning/crash/worker-process');\n`,
  );
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function compile(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) {
      if (!leftOut.has(entry.name)) compile(path, join(to, entry.name));
    } else if (/\.tsx?$/.test(entry.name)) {
      writeFileSync(join(to, entry.name.replace(/\.tsx?$/, '.js')), transformFileSync(path, options).code);
    }
  }
}

const options = {
  jsc: {
    target: 'es2023' as const,
    parser: { syntax: 'typescript' as const, tsx: true, decorators: true },
    transform: { legacyDecorator: true, react: { runtime: 'automatic' as const, importSource: 'preact' } },
  },
  module: { type: 'commonjs' as const },
};
