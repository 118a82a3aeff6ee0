import type { EntityManager } from 'typeorm';
import type { AppId, SigningKeyId } from '../core';
import { type Database, type Transaction, translateConstraint } from '../db';
import { CertificateError } from './certificate-error';
import { SigningKeyEntity } from './signing-key.entity';

/** A row as it is kept; the private key in it is sealed. */
export type SigningKeyRow = { [Field in keyof SigningKeyEntity]: SigningKeyEntity[Field] };

/** What an expiry is told with. */
export type ExpiringRow = SigningKeyRow & { appSlug: string; appName: string };

/** Keeps signing key pairs. It never sees a private key in the clear. */
export class SigningKeyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: Transaction, row: SigningKeyRow): Promise<void> {
    try {
      await tx.insert(SigningKeyEntity, row);
    } catch (error) {
      throw translateConstraint(error, {
        signing_keys_one_next: () => nextExists(),
        signing_keys_one_active: () => activeExists(),
        signing_keys_fingerprint_unique: () => alreadyImported(),
      });
    }
  }

  async find(id: SigningKeyId, manager: EntityManager = this.#database.manager): Promise<SigningKeyRow | undefined> {
    return (await manager.findOneBy(SigningKeyEntity, { id })) ?? undefined;
  }

  /** Newest first. */
  list(appId: AppId): Promise<SigningKeyRow[]> {
    return this.#database.manager.find(SigningKeyEntity, {
      where: { appId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  async findActive(appId: AppId, manager: EntityManager = this.#database.manager): Promise<SigningKeyRow | undefined> {
    return (await manager.findOneBy(SigningKeyEntity, { appId, state: 'active' })) ?? undefined;
  }

  async findByFingerprint(appId: AppId, fingerprintSha256: string): Promise<SigningKeyRow | undefined> {
    return (await this.#database.manager.findOneBy(SigningKeyEntity, { appId, fingerprintSha256 })) ?? undefined;
  }

  async update(tx: Transaction, id: SigningKeyId, change: Partial<SigningKeyRow>): Promise<void> {
    await tx.update(SigningKeyEntity, { id }, change);
  }

  /**
   * Raises the app's revision; its row stays locked to the end of the transaction, so that two changes of one app's
   * keys come one after the other.
   *
   * @returns whether there is such an app
   */
  async raiseAppRevision(tx: Transaction, appId: AppId, at: Date): Promise<boolean> {
    const [, changed]: [unknown, number] = await tx.query(
      'UPDATE apps SET revision = revision + 1, updated_at = greatest(updated_at, $2) WHERE id = $1',
      [appId, at],
    );
    return changed > 0;
  }

  async findAppIdBySlug(slug: string): Promise<AppId | undefined> {
    const rows = await this.#database.query<{ id: AppId }>('SELECT app_id AS id FROM app_addresses WHERE slug = $1', [
      slug,
    ]);
    return rows[0]?.id;
  }

  async findAppName(id: AppId): Promise<string | undefined> {
    const rows = await this.#database.query<{ name: string }>('SELECT name FROM apps WHERE id = $1', [id]);
    return rows[0]?.name;
  }

  /** Published pairs that end before `before`, soonest first. */
  async listExpiring(before: Date): Promise<ExpiringRow[]> {
    return this.#expiring(this.#database.manager, before, '');
  }

  /** The same, locked; what another process is announcing right now is left to it. */
  async takeExpiring(tx: Transaction, before: Date): Promise<ExpiringRow[]> {
    return this.#expiring(tx, before, 'FOR UPDATE OF key SKIP LOCKED');
  }

  async #expiring(manager: EntityManager, before: Date, locking: string): Promise<ExpiringRow[]> {
    return manager.query(
      `SELECT key.id, key.app_id AS "appId", key.state, key.certificate_pem AS "certificatePem",
              key.sealed_private_key AS "sealedPrivateKey", key.serial_number AS "serialNumber",
              key.fingerprint_sha1 AS "fingerprintSha1", key.fingerprint_sha256 AS "fingerprintSha256", key.subject,
              key.key_bits AS "keyBits", key.not_before AS "notBefore", key.not_after AS "notAfter",
              key.created_at AS "createdAt", key.activated_at AS "activatedAt", key.retired_at AS "retiredAt",
              key.announced_days AS "announcedDays", app.slug AS "appSlug", app.name AS "appName"
       FROM signing_keys key JOIN apps app ON app.id = key.app_id
       WHERE key.state <> 'retired' AND key.not_after < $1
       ORDER BY key.not_after, key.id ${locking}`,
      [before],
    );
  }
}

function nextExists(): CertificateError {
  return new CertificateError({
    code: 'certificates.next_exists',
    status: 409,
    what: 'This app already has a next key pair.',
    meaning: 'One pair can wait at a time, so that it is clear which one takes over.',
    remedy: 'Promote or retire the next key pair first.',
  });
}

function activeExists(): CertificateError {
  return new CertificateError({
    code: 'certificates.active_exists',
    status: 409,
    what: 'This app already has an active key pair.',
    remedy: 'Add the new pair as the next one, then promote it.',
  });
}

function alreadyImported(): CertificateError {
  return new CertificateError({
    code: 'certificates.already_imported',
    status: 409,
    what: 'This app already has this certificate.',
    remedy: 'List its key pairs to see in what state.',
  });
}
