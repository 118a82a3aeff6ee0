import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { SandboxError } from '../sandbox-error';
import { parseSnapshot } from './snapshot-file';
import type { Workspace } from './workspace';

const namePattern = /^[a-z0-9][a-z0-9._-]{0,60}$/;

/** Named snapshots to come back to: beside the snapshot file where there is one, else in memory. */
export class SnapshotStore {
  readonly #workspace: Workspace;
  readonly #path: string | undefined;
  readonly #inMemory = new Map<string, string>();

  constructor(workspace: Workspace, path: string | undefined) {
    this.#workspace = workspace;
    this.#path = path;
  }

  async names(): Promise<string[]> {
    if (this.#path === undefined) return [...this.#inMemory.keys()].sort();
    const prefix = `${basename(this.#path)}.at-`;
    const files = await readdir(dirname(this.#path));
    return files
      .filter((file) => file.startsWith(prefix))
      .map((file) => file.slice(prefix.length))
      .sort();
  }

  /** Keeps the workspace as it is under a name; a name that was there is overwritten. */
  async keep(name: string): Promise<void> {
    const file = this.#fileOf(name);
    const text = JSON.stringify(this.#workspace);
    if (file === undefined) this.#inMemory.set(name, text);
    else await writeFile(file, text, { mode: 0o600 });
  }

  /** Puts the workspace back. @throws SandboxError `sandbox.not_found` */
  async restore(name: string): Promise<void> {
    const file = this.#fileOf(name);
    const text = file === undefined ? this.#inMemory.get(name) : await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) throw new SandboxError('sandbox.not_found', 404, 'There is no snapshot of this name.');
    this.#workspace.restore(parseSnapshot(name, text));
  }

  async forget(name: string): Promise<void> {
    const file = this.#fileOf(name);
    if (file === undefined) this.#inMemory.delete(name);
    else await rm(file, { force: true });
  }

  #fileOf(name: string): string | undefined {
    if (!namePattern.test(name)) {
      throw new SandboxError(
        'sandbox.invalid_input',
        422,
        'A snapshot is named by lower-case letters, digits, . _ and -.',
      );
    }
    return this.#path === undefined ? undefined : `${this.#path}.at-${name}`;
  }
}
