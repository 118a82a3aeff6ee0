import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SandboxError } from '../sandbox-error';
import { upgradeSnapshot } from './upgrade-snapshot';
import type { Workspace } from './workspace';
import { type WorkspaceData, workspaceDataSchema } from './workspace-data';

/** Reads what an earlier run left; undefined if it left nothing. @throws SandboxError `sandbox.snapshot_unreadable` */
export async function readSnapshot(path: string): Promise<WorkspaceData | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
  return parseSnapshot(path, text);
}

/** Reads a snapshot's text; `name` tells it in an error. @throws SandboxError `sandbox.snapshot_unreadable` */
export function parseSnapshot(name: string, text: string): WorkspaceData {
  try {
    return workspaceDataSchema.parse(upgradeSnapshot(JSON.parse(text)));
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** From so many accounts and audit entries on, writing everything before each answer would be what a caller waits for. */
const largeOrg = 5_000;
const largeOrgDelayMs = 2_000;

/**
 * Keeps the snapshot equal to the workspace; that of a large org follows some seconds behind. A write goes to a new file that replaces the old one at once, so whoever
 * is killed in the middle leaves the former state. The file holds the workspace's key and is readable by its owner only.
 */
export class SnapshotFile {
  readonly #path: string;
  readonly #workspace: Workspace;
  #writtenRevision = -1;
  #writing: Promise<void> = Promise.resolve();
  #later: NodeJS.Timeout | undefined;
  readonly #onError: (error: unknown) => void;

  /** @param onError told when writing behind an answer fails */
  constructor(path: string, workspace: Workspace, onError: (error: unknown) => void) {
    this.#onError = onError;
    this.#path = path;
    this.#workspace = workspace;
  }

  /** Called before each answer: resolves once everything that has changed so far is on disk, or at once for a large org. */
  async saveBeforeAnswer(): Promise<void> {
    const { members, auditTrail } = this.#workspace.org;
    if (members.all.length + auditTrail.length < largeOrg) return this.save();
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      this.save().catch(this.#onError);
    }, largeOrgDelayMs);
  }

  /** Resolves once everything that has changed so far is on disk. */
  save(): Promise<void> {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeIfChanged());
    return this.#writing;
  }

  async #writeIfChanged(): Promise<void> {
    const revision = this.#workspace.revision;
    if (revision === this.#writtenRevision) return;
    const temporary = `${this.#path}.${process.pid}.new`;
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    await rm(temporary, { force: true });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(this.#workspace));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#path);
    this.#writtenRevision = revision;
  }
}

function unreadable(path: string, cause: unknown): SandboxError {
  return new SandboxError('sandbox.snapshot_unreadable', 500, `The snapshot file ${path} cannot be read.`, {
    remedy: 'Give another file, or move this one away to begin with an empty workspace.',
    cause,
  });
}
