import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing key pairs per app: next, active (one, by the index) and retired. */
export class Certificates1763856000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signing_keys (
        id uuid PRIMARY KEY,
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('next', 'active', 'retired')),
        certificate_pem text NOT NULL,
        -- Envelope: key id, nonce, ciphertext, tag (AES-256-GCM); null once retired and destroyed.
        sealed_private_key text,
        serial_number text NOT NULL,
        fingerprint_sha1 text NOT NULL,
        fingerprint_sha256 text NOT NULL,
        subject text NOT NULL,
        key_bits integer NOT NULL,
        not_before timestamptz NOT NULL,
        not_after timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        activated_at timestamptz,
        retired_at timestamptz,
        -- Fewest days left that were already announced (90, 30, 14, 7, 1).
        announced_days integer,
        CONSTRAINT signing_keys_fingerprint_unique UNIQUE (app_id, fingerprint_sha256)
      );
      CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys (app_id) WHERE state = 'active';
      CREATE UNIQUE INDEX signing_keys_one_next ON signing_keys (app_id) WHERE state = 'next';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signing_keys');
  }
}
