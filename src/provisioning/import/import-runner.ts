import { recordAudit } from '../../audit';
import { type AccountId, type Actor, type Clock, type ConnectionId, CountersignError, newId } from '../../core';
import type { Database } from '../../db';
import type { DirectoryService } from '../../directory';
import type { ImportableAccount, ImportFault, ImportStore } from './import-store';
import { judgeAccount } from './judge-account';

const accountsAtATime = 50;
/** A worker that died over an import is not waited for longer than this. */
const claimMs = 60_000;

type Collaborators = { database: Database; clock: Clock; directory: DirectoryService; imports: ImportStore };
type Item = { id: string; from: number; accountId: AccountId; account: ImportableAccount | null };

/** How one hears of an import, and ends it early. */
export type ImportWatch = { onProgress?: (done: number) => void; signal?: AbortSignal };

/**
 * Works imports off. Each account is a transaction of its own with its place in the import, so a process that dies over it
 * loses and doubles nothing; whoever takes it up goes on behind the last one.
 */
export class ImportRunner {
  readonly #use: Collaborators;
  readonly #worker = newId();

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Goes on with an import to its end, unless another process is at it or the signal says stop. */
  async work(id: string, { onProgress, signal }: ImportWatch = {}): Promise<void> {
    const { clock, imports } = this.#use;
    if (!(await imports.claim(id, this.#worker, clock.now(), this.#until()))) return;
    for (;;) {
      const job = await imports.find(id);
      if (job === undefined) return;
      if (job.done >= job.total) break;
      for (const [place, { accountId, account }] of (await imports.slice(id, job.done, accountsAtATime)).entries()) {
        if (signal?.aborted) return;
        const from = job.done + place;
        if (!(await this.#importOne(job.madeBy, job.connectionId, { id, from, accountId, account }))) return;
        onProgress?.(from + 1);
      }
    }
    await this.#end(id);
  }

  /** Takes up every import that nobody works on: after a crash, or because it was begun elsewhere. */
  async workOff(signal?: AbortSignal): Promise<void> {
    for (const id of await this.#use.imports.unclaimed(this.#use.clock.now())) {
      await this.work(id, signal === undefined ? {} : { signal });
    }
  }

  /** @returns false where another worker took the import over */
  async #importOne(actor: Actor, connectionId: ConnectionId, item: Item): Promise<boolean> {
    const { id, from, accountId, account } = item;
    const { person, faults } = judgeAccount(account);
    const faultOf = (message: string): ImportFault => ({ accountId, userName: account?.userName ?? '', message });
    if (person === undefined || account === null) {
      return this.#skip(id, from, faultOf(faults.map(({ path, message }) => `${path}: ${message}`).join('; ')));
    }
    try {
      return await this.#use.database.transaction(async (tx) => {
        const at = this.#use.clock.now();
        const made = await this.#use.directory.createUser(actor, person, tx);
        await this.#use.imports.bind(tx, connectionId, account, made.id, at);
        const progress = { id, worker: this.#worker, from, fault: undefined };
        if (!(await this.#use.imports.step(tx, progress, this.#until()))) throw new TakenOver();
        await recordAudit(tx, {
          action: 'provisioning.account_import',
          actor,
          outcome: 'success',
          subject: { kind: 'user', id: made.id, name: made.username },
          after: { connectionId, accountId, import: id, leftOut: faults.map(({ path }) => path) },
          at,
        });
        return true;
      });
    } catch (error) {
      if (error instanceof TakenOver) return false;
      if (!(error instanceof CountersignError)) throw error;
      return this.#skip(id, from, faultOf(error.what));
    }
  }

  #skip(id: string, from: number, fault: ImportFault): Promise<boolean> {
    return this.#use.database.transaction((tx) =>
      this.#use.imports.step(tx, { id, worker: this.#worker, from, fault }, this.#until()),
    );
  }

  /** The notice at its end is an event, whoever began it. */
  async #end(id: string): Promise<void> {
    const job = await this.#use.imports.find(id);
    if (job === undefined) return;
    const { imported, faults, total, madeBy, connectionId } = job;
    await this.#use.database.transaction(async (tx) => {
      const at = this.#use.clock.now();
      if (!(await this.#use.imports.end(tx, id, at))) return;
      await recordAudit(tx, {
        action: 'provisioning.import_finish',
        actor: madeBy,
        outcome: faults.length === total ? 'failed' : 'success',
        subject: { kind: 'connection', id: connectionId },
        after: { import: id, accounts: total, imported, impossible: faults.length },
        at,
      });
    });
  }

  #until(): Date {
    return new Date(this.#use.clock.now().getTime() + claimMs);
  }
}

/** Another worker has come further with this import. */
class TakenOver extends Error {}
