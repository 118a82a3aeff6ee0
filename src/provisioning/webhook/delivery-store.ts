import type { WebhookDelivery } from '../../contracts';
import { newId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { ProvisioningEvent } from '../events/event';

const columns = `id, 'evt_' || seq AS "eventId", seq::float8 AS seq, kind, state, attempts, next_at AS "nextAt",
  last_status AS "lastStatus", last_error AS "lastError", created_at AS "createdAt", ended_at AS "endedAt"`;

/** Days that a delivery is shown after its end. */
const keptDays = 30;

/** How a try ended. */
export type TryEnd = {
  state: WebhookDelivery['state'];
  status: number | null;
  error: string | null;
  nextAt: Date | null;
  at: Date;
};

/** Keeps what is sent to webhooks, and what became of it. */
export class DeliveryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One delivery an event, due at once; an event that has one already gets no second. */
  async insert(tx: Transaction, webhookId: string, events: readonly ProvisioningEvent[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_deliveries (id, webhook_id, seq, kind, state, next_at, created_at)
       SELECT given.id, $1, given.seq, given.kind, 'pending', $5, $5
         FROM unnest($2::uuid[], $3::bigint[], $4::text[]) AS given (id, seq, kind)
       ON CONFLICT ON CONSTRAINT webhook_deliveries_event_unique DO NOTHING`,
      [webhookId, events.map(() => newId()), events.map(({ seq }) => seq), events.map(({ kind }) => kind), at],
    );
  }

  async countPending(tx: Transaction, webhookId: string): Promise<number> {
    const rows: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM webhook_deliveries WHERE webhook_id = $1 AND state = 'pending'`,
      [webhookId],
    );
    return rows[0]?.count ?? 0;
  }

  /** The oldest that waits, if its time has come: the ones behind it wait for it. */
  async next(webhookId: string, now: Date): Promise<WebhookDelivery | undefined> {
    const rows = await this.#database.query<WebhookDelivery>(
      `SELECT ${columns} FROM webhook_deliveries WHERE webhook_id = $1 AND state = 'pending' ORDER BY seq LIMIT 1`,
      [webhookId],
    );
    return rows.filter(({ nextAt }) => nextAt !== null && nextAt <= now)[0];
  }

  async endTry(tx: Transaction, id: string, { state, status, error, nextAt, at }: TryEnd): Promise<void> {
    await tx.query(
      `UPDATE webhook_deliveries
          SET state = $2, attempts = attempts + 1, last_status = $3, last_error = $4, next_at = $5, ended_at = $6
        WHERE id = $1 AND state = 'pending'`,
      [id, state, status, error, nextAt, state === 'pending' ? null : at],
    );
  }

  /** Newest event first, `count` of them before `before`. */
  list(
    webhookId: string,
    state: WebhookDelivery['state'] | undefined,
    before: number | undefined,
    count: number,
  ): Promise<WebhookDelivery[]> {
    return this.#database.query<WebhookDelivery>(
      `SELECT ${columns} FROM webhook_deliveries
        WHERE webhook_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::bigint IS NULL OR seq < $3)
        ORDER BY webhook_deliveries.seq DESC LIMIT $4`,
      [webhookId, state ?? null, before ?? null, count],
    );
  }

  /** Lets one be tried now, with every try before it; one that was delivered is sent again. */
  async retry(tx: Transaction, webhookId: string, id: string, now: Date): Promise<WebhookDelivery | undefined> {
    const rows: [WebhookDelivery[], number] = await tx.query(
      `UPDATE webhook_deliveries SET state = 'pending', attempts = 0, next_at = $3, ended_at = NULL
        WHERE webhook_id = $1 AND id = $2 RETURNING ${columns}`,
      [webhookId, id, now],
    );
    return rows[0][0];
  }

  /** Forgets what was delivered, or given up, 30 days ago. */
  async forgetOld(now: Date): Promise<void> {
    const before = new Date(now.getTime() - keptDays * 86_400_000);
    await this.#database.query('DELETE FROM webhook_deliveries WHERE ended_at < $1', [before]);
  }
}
