import type { NewWebhook, Webhook } from '../../contracts';
import type { Database, Transaction } from '../../db';

/** Seconds for which a lease is good without being renewed; more than any one sending takes. */
const leaseSeconds = 60;

const columns = `w.id, w.name, w.url, w.kinds, w.connection_id AS connection, w.state, w.created_at AS "createdAt",
  (SELECT count(*)::int FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'pending') AS pending`;

/** What a process needs to send for a webhook. */
export type LeasedWebhook = { id: string; url: string; sealedSecret: string; fence: number };

/** A webhook with its row locked: what it asks for, and up to where the record was looked at. */
export type FollowedWebhook = Pick<NewWebhook, 'kinds'> & { id: string; connectionId: string | null; mark: number };

/** Keeps webhooks, and who of several processes sends for which; leases go by the database's own clock. */
export class WebhookStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A new one begins at the end of the record: it is told what happens from now on. */
  async insert(
    tx: Transaction,
    { id, name, url, kinds, connection, createdAt }: Omit<Webhook, 'state' | 'pending'>,
    sealedSecret: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO webhooks (id, name, url, kinds, connection_id, sealed_secret, state, mark, created_at)
       SELECT $1, $2, $3, $4, $5, $6, 'enabled', seq, $7 FROM audit_head`,
      [id, name, url, kinds, connection, sealedSecret, createdAt],
    );
  }

  /** All of them, oldest first. */
  list(): Promise<Webhook[]> {
    return this.#database.query<Webhook>(`SELECT ${columns} FROM webhooks w ORDER BY w.created_at, w.id`);
  }

  async find(id: string, tx: Transaction = this.#database.manager): Promise<Webhook | undefined> {
    const rows: Webhook[] = await tx.query(`SELECT ${columns} FROM webhooks w WHERE w.id = $1`, [id]);
    return rows[0];
  }

  /** Whether it was there. */
  async delete(tx: Transaction, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query('DELETE FROM webhooks WHERE id = $1', [id]);
    return count > 0;
  }

  /** Switched on it begins to count failures anew, and tries at once what waits. */
  async switch(tx: Transaction, id: string, state: Webhook['state'], now: Date): Promise<void> {
    await tx.query('UPDATE webhooks SET state = $2, dead_in_a_row = 0 WHERE id = $1', [id, state]);
    if (state !== 'enabled') return;
    await tx.query(`UPDATE webhook_deliveries SET next_at = $2 WHERE webhook_id = $1 AND state = 'pending'`, [id, now]);
  }

  /** Webhooks whose record is to be followed on. */
  async behind(): Promise<string[]> {
    const rows = await this.#database.query<{ id: string }>(
      `SELECT w.id FROM webhooks w, audit_head h WHERE w.state = 'enabled' AND w.mark < h.seq ORDER BY w.id`,
    );
    return rows.map(({ id }) => id);
  }

  /** One with its row locked, unless another process has it at this moment. */
  async follow(tx: Transaction, id: string): Promise<FollowedWebhook | undefined> {
    const rows: (Omit<FollowedWebhook, 'mark'> & { mark: string })[] = await tx.query(
      `SELECT id, kinds, connection_id AS "connectionId", mark FROM webhooks
        WHERE id = $1 AND state = 'enabled' FOR UPDATE SKIP LOCKED`,
      [id],
    );
    return rows.map((row) => ({ ...row, mark: Number(row.mark) }))[0];
  }

  async setMark(tx: Transaction, id: string, mark: number): Promise<void> {
    await tx.query('UPDATE webhooks SET mark = $2 WHERE id = $1', [id, mark]);
  }

  /** End of the record now. */
  async headSeq(tx: Transaction): Promise<number> {
    const rows: { seq: string }[] = await tx.query('SELECT seq FROM audit_head');
    return Number(rows[0]?.seq ?? 0);
  }

  /** Takes one that has something to send now and that nobody sends for; the one that had the fewest turns first. */
  async lease(now: Date): Promise<LeasedWebhook | undefined> {
    const rows = await this.#database.query<Omit<LeasedWebhook, 'fence'> & { fence: string }>(
      `UPDATE webhooks SET lease_fence = lease_fence + 1, lease_until = clock_timestamp() + make_interval(secs => $2)
        WHERE id = (SELECT w.id FROM webhooks w
                     WHERE w.state = 'enabled' AND (w.lease_until IS NULL OR w.lease_until < clock_timestamp())
                       AND (SELECT d.next_at FROM webhook_deliveries d
                             WHERE d.webhook_id = w.id AND d.state = 'pending' ORDER BY d.seq LIMIT 1) <= $1
                     ORDER BY w.lease_fence, w.id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, url, sealed_secret AS "sealedSecret", lease_fence AS fence`,
      [now, leaseSeconds],
    );
    return rows.map((row) => ({ ...row, fence: Number(row.fence) }))[0];
  }

  /** Makes a lease last. @returns false when another may send by now, or the webhook was switched off: nothing more is sent */
  async renew({ id, fence }: LeasedWebhook): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE webhooks SET lease_until = clock_timestamp() + make_interval(secs => $3)
        WHERE id = $1 AND lease_fence = $2 AND lease_until > clock_timestamp() AND state = 'enabled' RETURNING id`,
      [id, fence, leaseSeconds],
    );
    return rows.length > 0;
  }

  async release({ id, fence }: LeasedWebhook): Promise<void> {
    await this.#database.query(
      'UPDATE webhooks SET lease_until = NULL WHERE id = $1 AND lease_fence = $2 RETURNING id',
      [id, fence],
    );
  }

  /** Counts deliveries that were given up one after the other; `undefined` where the lease is another's by now. */
  async count(tx: Transaction, { id, fence }: LeasedWebhook, outcome: 'delivered' | 'dead' | 'retry') {
    const rows: [{ dead: number; name: string }[], number] = await tx.query(
      `UPDATE webhooks SET dead_in_a_row = CASE $3 WHEN 'delivered' THEN 0 WHEN 'dead' THEN dead_in_a_row + 1
                                           ELSE dead_in_a_row END
        WHERE id = $1 AND lease_fence = $2 RETURNING dead_in_a_row AS dead, name`,
      [id, fence, outcome],
    );
    return rows[0][0];
  }
}
