import { createPrivateKey, type KeyObject } from 'node:crypto';
import { recordAudit } from '../audit';
import { type Actor, type AppId, type Clock, newId, type SigningKeyId } from '../core';
import type { Database, Transaction } from '../db';
import { checkKeyPair } from './check-key-pair';
import { cutoverOpen } from './cutover-errors';
import { findOpenCutover } from './cutover-store';
import { followPromotion } from './follow-promotion';
import {
  type CertificateSubject,
  generateKeyPair,
  type KeyPairOptions,
  type KeySize,
  toCommonName,
} from './generate-key-pair';
import { activeKeyRequired, appNotFound, keyNotFound, refuseUnfit } from './key-state-errors';
import type { MasterKeys } from './master-keys';
import { signingKeyColumn } from './sealed-column';
import { daysUntil, type KeyPair, type SigningKey, type SigningKeyState } from './signing-key';
import type { SigningKeyRow, SigningKeyStore } from './signing-key-store';

export type NewSigningKey = {
  bits?: KeySize | undefined;
  /** Default: the app's name. */
  subject?: CertificateSubject | undefined;
  validityDays?: number | undefined;
  /** Default `next`. */
  state?: 'next' | 'active' | undefined;
};

/** What signs: handed to the one who builds Responses, and kept nowhere else. */
export type ActiveKey = { id: SigningKeyId; certificatePem: string; privateKey: KeyObject };

/**
 * The signing key pairs of apps: next, then active, then retired (R77).
 *
 * Metadata publishes next and active. Promoting makes the next pair active and retires the active one in one
 * transaction; a retired pair is no longer published and never signs, but can be promoted again (the way back when a
 * service provider was switched too late) until `retire` is called on it once more, which destroys its private key.
 * Nothing rotates by itself. Every change raises the revision of the app.
 */
export class SigningKeyService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #store: SigningKeyStore;
  readonly #masterKeys: MasterKeys;

  constructor(collaborators: { database: Database; clock: Clock; store: SigningKeyStore; masterKeys: MasterKeys }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#store = collaborators.store;
    this.#masterKeys = collaborators.masterKeys;
  }

  /** A fresh pair that is not kept yet; slow, so made before the transaction that keeps it with `add`. */
  generate(options: KeyPairOptions): Promise<KeyPair> {
    return generateKeyPair(options, this.#clock);
  }

  /**
   * Makes the first pair of an app that does not exist yet: what comes back keeps it, as the active one, in the
   * transaction that makes the app.
   */
  async prepareFirstKey(appName: string): Promise<(tx: Transaction, actor: Actor, appId: AppId) => Promise<void>> {
    const pair = await this.generate({ subject: { commonName: toCommonName(appName) } });
    return async (tx, actor, appId) => {
      await this.add(tx, actor, appId, pair, 'active');
    };
  }

  /**
   * Makes a key pair for an app.
   *
   * @throws CertificateError `certificates.app_not_found`, `certificates.invalid_input`, `certificates.next_exists`,
   *   `certificates.active_exists`
   */
  async create(actor: Actor, appId: AppId, options: NewSigningKey = {}): Promise<SigningKey> {
    const { bits, validityDays, state = 'next' } = options;
    const subject = options.subject ?? (await this.#defaultSubject(appId));
    const pair = await this.generate({ bits, subject, validityDays });
    return this.#database.transaction((tx) => this.add(tx, actor, appId, pair, state));
  }

  /**
   * Takes over a key pair made elsewhere.
   *
   * @throws CertificateError as `checkKeyPair`; `certificates.app_not_found`, `certificates.already_imported`,
   *   `certificates.next_exists`, `certificates.active_exists`
   */
  async importPair(
    actor: Actor,
    appId: AppId,
    input: { certificatePem: string; privateKeyPem: string; state?: 'next' | 'active' | undefined },
    tx?: Transaction,
  ): Promise<SigningKey> {
    const pair = checkKeyPair(input, this.#clock.now());
    return this.#in(tx, (own) => this.add(own, actor, appId, pair, input.state ?? 'next', 'certificates.import'));
  }

  /** Keeps a pair in the caller's transaction. */
  async add(
    tx: Transaction,
    actor: Actor,
    appId: AppId,
    pair: KeyPair,
    state: 'next' | 'active',
    action = 'certificates.create',
  ): Promise<SigningKey> {
    const now = this.#clock.now();
    const id = newId<SigningKeyId>();
    if (!(await this.#store.raiseAppRevision(tx, appId, now))) throw appNotFound();
    const row: SigningKeyRow = {
      ...pair.certificate,
      id,
      appId,
      state,
      sealedPrivateKey: await this.#masterKeys.seal(tx, pair.privateKeyPem, signingKeyColumn, id),
      createdAt: now,
      activatedAt: state === 'active' ? now : null,
      retiredAt: null,
      announcedDays: null,
    };
    await this.#store.insert(tx, row);
    await this.#record(tx, actor, action, row, undefined, state);
    return this.#toSigningKey(row);
  }

  /**
   * Makes a next (or once more a retired) pair the one that signs; the one that signed until now is retired.
   * Calling it for the active pair changes nothing. A change of the certificate that is under way follows.
   *
   * @throws CertificateError `certificates.key_not_found`, `certificates.private_key_destroyed`, `certificates.expired`,
   *   `certificates.not_yet_valid`
   */
  promote(actor: Actor, id: SigningKeyId, tx?: Transaction): Promise<SigningKey> {
    return this.#in(tx, async (own) => {
      const now = this.#clock.now();
      const row = await this.#take(own, id);
      if (row.state === 'active') return this.#toSigningKey(row);
      refuseUnfit(row, now);
      const active = await this.#store.findActive(row.appId, own);
      if (active !== undefined) {
        await this.#store.update(own, active.id, { state: 'retired', retiredAt: now });
        await this.#record(own, actor, 'certificates.retire', active, 'active', 'retired');
      }
      const change = { state: 'active' as const, activatedAt: now, retiredAt: null };
      await this.#store.update(own, id, change);
      await this.#record(own, actor, 'certificates.promote', row, row.state, 'active');
      await followPromotion(own, actor, { appId: row.appId, id, at: now });
      return this.#toSigningKey({ ...row, ...change });
    });
  }

  /**
   * Takes a next or retired pair out of use for good: its private key is destroyed, its certificate stays on record.
   *
   * @throws CertificateError `certificates.key_not_found`, `certificates.active_key_required`; `certificates.cutover_open`
   *   while a change of the certificate needs the pair, to go on or to go back
   */
  retire(actor: Actor, id: SigningKeyId, tx?: Transaction): Promise<SigningKey> {
    return this.#in(tx, async (own) => {
      const row = await this.#take(own, id);
      if (row.state === 'active') throw activeKeyRequired();
      if (row.sealedPrivateKey === null) return this.#toSigningKey(row);
      const cutover = await findOpenCutover(own, row.appId);
      if (cutover !== undefined && [cutover.oldKeyId, cutover.newKeyId].includes(id)) throw cutoverOpen(cutover);
      const retiredAt = row.retiredAt ?? this.#clock.now();
      const change = { state: 'retired' as const, retiredAt, sealedPrivateKey: null };
      await this.#store.update(own, id, change);
      await this.#record(own, actor, 'certificates.destroy', row, row.state, 'retired');
      return this.#toSigningKey({ ...row, ...change });
    });
  }

  /** Every pair of an app, newest first. */
  async list(appId: AppId): Promise<SigningKey[]> {
    return (await this.#store.list(appId)).map((row) => this.#toSigningKey(row));
  }

  /** @throws CertificateError `certificates.key_not_found` */
  async get(id: SigningKeyId): Promise<SigningKey> {
    const row = await this.#store.find(id);
    if (row === undefined) throw keyNotFound();
    return this.#toSigningKey(row);
  }

  /** What the app's metadata shows: the active pair first, then the next one. */
  async published(appId: AppId): Promise<SigningKey[]> {
    const keys = (await this.list(appId)).filter((key) => key.state !== 'retired');
    return keys.sort((one, other) => one.state.localeCompare(other.state));
  }

  /**
   * The pair that signs for an app; undefined if it has none, or there is no such app. Opening it costs a query and a
   * decryption: keep it while the app's revision stays.
   *
   * @throws SealingError `sealing.unknown_key`, `sealing.cannot_open`
   */
  async activeKey(appId: AppId): Promise<ActiveKey | undefined> {
    return this.#open(await this.#store.findActive(appId));
  }

  /**
   * Any pair opened, whatever its state; undefined once its private key was destroyed. For who decided that it may sign.
   *
   * @throws SealingError as `activeKey`
   */
  async open(id: SigningKeyId): Promise<ActiveKey | undefined> {
    return this.#open(await this.#store.find(id));
  }

  async #open(row: SigningKeyRow | undefined): Promise<ActiveKey | undefined> {
    if (row?.sealedPrivateKey == null) return undefined;
    const pem = await this.#masterKeys.open(row.sealedPrivateKey, signingKeyColumn, row.id);
    return { id: row.id, certificatePem: row.certificatePem, privateKey: createPrivateKey(pem) };
  }

  async #defaultSubject(appId: AppId): Promise<CertificateSubject> {
    const name = await this.#store.findAppName(appId);
    if (name === undefined) throw appNotFound();
    return { commonName: toCommonName(name) };
  }

  /** Finds a pair and locks its app, so that states change one after the other. */
  async #take(tx: Transaction, id: SigningKeyId): Promise<SigningKeyRow> {
    const found = await this.#store.find(id, tx);
    if (found === undefined) throw keyNotFound();
    await this.#store.raiseAppRevision(tx, found.appId, this.#clock.now());
    const row = await this.#store.find(id, tx);
    if (row === undefined) throw keyNotFound();
    return row;
  }

  #in<T>(tx: Transaction | undefined, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return tx === undefined ? this.#database.transaction(work) : work(tx);
  }

  #toSigningKey({ sealedPrivateKey, announcedDays: _announcedDays, ...row }: SigningKeyRow): SigningKey {
    return { ...row, daysLeft: daysUntil(row.notAfter, this.#clock.now()), canSign: sealedPrivateKey !== null };
  }

  #record(
    tx: Transaction,
    actor: Actor,
    action: string,
    row: SigningKeyRow,
    before: SigningKeyState | undefined,
    after: SigningKeyState,
  ): Promise<void> {
    const { appId, fingerprintSha256, notAfter } = row;
    return recordAudit(tx, {
      action,
      actor,
      outcome: 'success',
      subject: { kind: 'signing_key', id: row.id, name: row.subject },
      ...(before === undefined ? {} : { before: { state: before } }),
      after: { state: after, appId, fingerprintSha256, notAfter },
      at: this.#clock.now(),
    });
  }
}
