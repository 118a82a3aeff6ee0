import { recordAudit } from '../audit';
import { type Actor, type Clock, Keyring, keyIdOf, MasterKey } from '../core';
import type { Database, Transaction } from '../db';
import { CertificateError } from './certificate-error';
import { createMasterKeyFile } from './master-key-file';
import {
  anythingSealed,
  currentMasterKeyId,
  demoteMasterKey,
  forgetPreviousMasterKey,
  insertMasterKey,
  listMasterKeys,
  lockMasterKeys,
  type MasterKeyRow,
  replaceEnvelope,
  takeRowSealedOtherwise,
} from './master-key-store';
import { type SealedColumn, sealingContext, signingKeyColumn } from './sealed-column';

const canaryText = 'countersign';

type Collaborators = { database: Database; clock: Clock; sealed?: readonly SealedColumn[] };

/**
 * Seals secrets for the database and opens them again, through a rotation of the master key as well.
 *
 * While a rotation lasts, each of the two keys lies in the database sealed with the other: a process that was started
 * with either can open everything, and what is sealed from then on is sealed with the new one. So nothing has to stop
 * (R76). `finishRotation` takes the bridge away, and the old key is worth nothing.
 */
export class MasterKeys {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #sealed: readonly SealedColumn[];
  #ring: Keyring;

  private constructor({ database, clock, sealed = [signingKeyColumn] }: Collaborators, ring: Keyring) {
    this.#database = database;
    this.#clock = clock;
    this.#sealed = sealed;
    this.#ring = ring;
  }

  /**
   * Begins to use the master key, after proving that it is the one this database was sealed with (R74).
   * A database without any secret takes the key given, or a new one that is written to `file` first.
   *
   * @param options.key what `readMasterKey` found
   * @throws CertificateError `certificates.master_key_missing`, `certificates.master_key_wrong`, `certificates.master_key_unknown`
   */
  static async unlock(options: Collaborators & { key: MasterKey | undefined; file: string }): Promise<MasterKeys> {
    const { database, clock, sealed = [signingKeyColumn], file } = options;
    const ring = await database.transaction(async (tx) => {
      await lockMasterKeys(tx);
      const rows = await listMasterKeys(tx);
      if (rows.length > 0) return openRing(rows, options.key, file);
      if (await anythingSealed(tx, sealed)) throw unknownKey();
      const key = options.key ?? MasterKey.generate();
      if (options.key === undefined) await createMasterKeyFile(file, key);
      await insertMasterKey(
        tx,
        { id: key.id, state: 'current', canary: sealCanary(key), sealedKey: null },
        clock.now(),
      );
      return new Keyring(key);
    });
    return new MasterKeys(options, ring);
  }

  /** Seals `plain` for one row, with the key that is current now; part of the caller's transaction. */
  async seal(tx: Transaction, plain: string, column: SealedColumn, id: string): Promise<string> {
    const currentId = await currentMasterKeyId(tx);
    if (currentId !== this.#ring.current.id) await this.#refresh(tx);
    return this.#ring.seal(plain, sealingContext(column, id));
  }

  /** Opens what was sealed for one row. @throws SealingError `sealing.unknown_key`, `sealing.cannot_open` */
  async open(envelope: string, column: SealedColumn, id: string): Promise<string> {
    if (!this.#ring.has(keyIdOf(envelope))) await this.#refresh(this.#database.manager);
    return this.#ring.open(envelope, sealingContext(column, id));
  }

  /**
   * Proves that this process still holds a key of the database: after a finished rotation the old one is worth nothing.
   *
   * @throws CertificateError `certificates.master_key_wrong`
   */
  async verify(): Promise<void> {
    await this.#refresh(this.#database.manager);
  }

  /** Whether a rotation has begun and its old key still opens everything. */
  async rotationPending(): Promise<boolean> {
    return (await listMasterKeys(this.#database.manager)).some((row) => row.state === 'previous');
  }

  /**
   * Makes `newKey` the master key and seals every secret anew, row by row, each in a transaction of its own.
   * May be stopped at any point and called again with the same key, by a process that holds either key (R76).
   *
   * @returns how many rows were sealed anew by this call
   * @throws CertificateError `certificates.rotation_in_progress` if another new key was begun with and not finished
   */
  async rotateMasterKey(actor: Actor, newKey: MasterKey): Promise<number> {
    await this.#database.transaction((tx) => this.#beginRotation(tx, actor, newKey));
    let resealed = 0;
    for (const column of this.#sealed) {
      while (await this.#database.transaction((tx) => this.#resealOne(tx, column))) resealed += 1;
    }
    return resealed;
  }

  /**
   * Ends a rotation: after it, a process can start with the new key only. To be called when every process was
   * restarted with the new key.
   *
   * @throws CertificateError `certificates.no_rotation`
   */
  async finishRotation(actor: Actor): Promise<void> {
    await this.rotateMasterKey(actor, await this.#newKeyOfRotation());
    await this.#database.transaction(async (tx) => {
      await lockMasterKeys(tx);
      await forgetPreviousMasterKey(tx);
      await this.#record(tx, actor, 'certificates.master_key_rotation_finish');
    });
  }

  async #newKeyOfRotation(): Promise<MasterKey> {
    await this.#refresh(this.#database.manager);
    if (!(await this.rotationPending())) {
      throw new CertificateError({
        code: 'certificates.no_rotation',
        status: 409,
        what: 'No rotation of the master key is in progress.',
        remedy: 'Begin one first.',
      });
    }
    return this.#ring.current;
  }

  async #beginRotation(tx: Transaction, actor: Actor, newKey: MasterKey): Promise<void> {
    await lockMasterKeys(tx);
    await this.#refresh(tx);
    const old = this.#ring.current;
    if (old.id === newKey.id) return;
    if ((await listMasterKeys(tx)).length > 1) {
      throw new CertificateError({
        code: 'certificates.rotation_in_progress',
        status: 409,
        what: 'The master key is already being rotated to another key.',
        remedy: 'Finish that rotation with its key first.',
      });
    }
    await demoteMasterKey(tx, old.id, newKey.seal(old.export(), bridgeContext(old.id)));
    await insertMasterKey(
      tx,
      {
        id: newKey.id,
        state: 'current',
        canary: sealCanary(newKey),
        sealedKey: old.seal(newKey.export(), bridgeContext(newKey.id)),
      },
      this.#clock.now(),
    );
    this.#ring = new Keyring(newKey, [old]);
    await this.#record(tx, actor, 'certificates.master_key_rotation_begin');
  }

  async #resealOne(tx: Transaction, column: SealedColumn): Promise<boolean> {
    const row = await takeRowSealedOtherwise(tx, column, this.#ring.current.id);
    if (row === undefined) return false;
    const context = sealingContext(column, row.id);
    await replaceEnvelope(tx, column, row.id, this.#ring.seal(this.#ring.open(row.envelope, context), context));
    return true;
  }

  /** Learns, over the bridge, what another process changed. */
  async #refresh(tx: Transaction): Promise<void> {
    const rows = await listMasterKeys(tx);
    const known = rows.find((row) => this.#ring.has(row.id));
    if (known === undefined) throw wrongKey(this.#ring.current.id);
    this.#ring = toRing(rows, known, this.#ring);
  }

  #record(tx: Transaction, actor: Actor, action: string): Promise<void> {
    const subject = { kind: 'master_key', id: this.#ring.current.id };
    return recordAudit(tx, { action, actor, outcome: 'success', subject, at: this.#clock.now() });
  }
}

function openRing(rows: readonly MasterKeyRow[], key: MasterKey | undefined, file: string): Keyring {
  if (key === undefined) {
    throw new CertificateError({
      code: 'certificates.master_key_missing',
      status: 500,
      what: 'The master key is missing.',
      meaning: 'The database holds sealed secrets that nothing but this key can open.',
      remedy: `Set COUNTERSIGN_MASTER_KEY, or put the key back into ${file} (mode 0600), from your backup.`,
    });
  }
  const own = rows.find((row) => row.id === key.id);
  if (own === undefined || key.open(own.canary, canaryContext(key.id)) !== canaryText) throw wrongKey(key.id);
  return toRing(rows, own, new Keyring(key));
}

/** The keys of a database, as far as `ring` and what it opens over the bridge reach. */
function toRing(rows: readonly MasterKeyRow[], known: MasterKeyRow, ring: Keyring): Keyring {
  const keys = rows.map((row) => {
    const held = ring.find(row.id);
    if (held !== undefined) return { state: row.state, key: held };
    const exported = row.sealedKey === null ? undefined : ring.open(row.sealedKey, bridgeContext(row.id));
    if (exported === undefined) throw wrongKey(known.id);
    return { state: row.state, key: MasterKey.parse(exported) };
  });
  const current = keys.find(({ state }) => state === 'current');
  if (current === undefined) throw unknownKey();
  return new Keyring(
    current.key,
    keys.map(({ key }) => key),
  );
}

function sealCanary(key: MasterKey): string {
  return key.seal(canaryText, canaryContext(key.id));
}

function canaryContext(keyId: string): string {
  return `master_keys.canary:${keyId}`;
}

function bridgeContext(keyId: string): string {
  return `master_keys.sealed_key:${keyId}`;
}

function wrongKey(keyId: string): CertificateError {
  return new CertificateError({
    code: 'certificates.master_key_wrong',
    status: 500,
    what: 'This is not the master key of this database.',
    meaning: 'The secrets in it were sealed with another key; nothing could be opened, so Countersign does not start.',
    remedy: 'Give the right master key, or the database that belongs to this one. After a rotation, give the new key.',
    detail: `given key has id ${keyId}`,
  });
}

function unknownKey(): CertificateError {
  return new CertificateError({
    code: 'certificates.master_key_unknown',
    status: 500,
    what: 'The database holds sealed secrets, but not the mark of the key that sealed them.',
    meaning: 'It was probably restored in part.',
    remedy: 'Restore the whole database from one backup.',
  });
}
