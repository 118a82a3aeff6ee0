import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where events of provisioning are sent, and what became of each. */
export class Webhooks1764100000502 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhooks (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        url text NOT NULL,
        kinds text[] NOT NULL,
        -- Without a reference: the end of a connection is told, too.
        connection_id uuid,
        sealed_secret text NOT NULL,
        state text NOT NULL CHECK (state IN ('enabled', 'disabled', 'failing')),
        dead_in_a_row integer NOT NULL DEFAULT 0,
        -- Up to where the audit record was looked at.
        mark bigint NOT NULL,
        lease_fence bigint NOT NULL DEFAULT 0,
        lease_until timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE webhook_deliveries (
        id uuid PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
        seq bigint NOT NULL,
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz,
        last_status integer,
        last_error text,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        -- However often the record is followed, an event is there once.
        CONSTRAINT webhook_deliveries_event_unique UNIQUE (webhook_id, seq)
      );
      CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (webhook_id, seq) WHERE state = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_deliveries, webhooks');
  }
}
