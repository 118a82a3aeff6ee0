import type { Database, Transaction } from '../../db';

/** An answered sign-in of the audit record. */
export type SignIn = { appId: string; userId: string; at: string };

const followerName = 'saml-sign-ins';

/** Reads answered sign-ins from the audit record, each once, and writes what they prove. */
export class SignInStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async anyConnection(): Promise<boolean> {
    const rows = await this.#database.query(`SELECT 1 FROM connections WHERE state <> 'draft' LIMIT 1`);
    return rows.length > 0;
  }

  /** Up to where sign-ins were looked at; whoever asks first begins at the end: earlier ones prove nothing of today. */
  async takeMark(tx: Transaction): Promise<number> {
    await tx.query(
      `INSERT INTO audit_followers (name, seq) SELECT $1, seq FROM audit_head ON CONFLICT (name) DO NOTHING`,
      [followerName],
    );
    const rows: { seq: string }[] = await tx.query('SELECT seq FROM audit_followers WHERE name = $1 FOR UPDATE', [
      followerName,
    ]);
    return Number(rows[0]?.seq ?? 0);
  }

  /** The next sign-ins behind a place, and the place behind them. */
  async next(
    tx: Transaction,
    mark: number,
    limit: number,
  ): Promise<{ signIns: SignIn[]; mark: number; full: boolean }> {
    const rows: { seq: string; appId: string | null; userId: string; outcome: string; at: string }[] = await tx.query(
      `SELECT seq, subject_id AS "appId", actor_id AS "userId", record ->> 'outcome' AS outcome, at FROM audit_events
        WHERE action = 'saml.sign_in' AND seq > $1 ORDER BY seq LIMIT $2`,
      [mark, limit],
    );
    const signIns = rows.flatMap(({ appId, userId, outcome, at }) =>
      outcome === 'success' && appId !== null ? [{ appId, userId, at }] : [],
    );
    return { signIns, mark: Number(rows.at(-1)?.seq ?? mark), full: rows.length === limit };
  }

  async setMark(tx: Transaction, mark: number): Promise<void> {
    await tx.query('UPDATE audit_followers SET seq = $2 WHERE name = $1', [followerName, mark]);
  }

  /**
   * A sign-in proves a binding: that of whoever is bound; and of whoever an account on is proposed for that has the e-mail
   * address Slack was just told (it ties the NameID to that account: Slack facts, SAML §6).
   */
  async confirm(tx: Transaction, signIns: readonly SignIn[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE bindings b
          SET saml_confirmed_at = LEAST(given.at, COALESCE(b.saml_confirmed_at, given.at)),
              state = 'bound', signals = b.signals || '{"saml": true}', updated_at = $4
         FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS given (app_id, user_id, at)
         JOIN connections c ON c.app_id = given.app_id AND c.state <> 'draft'
         JOIN users u ON u.id = given.user_id
        WHERE b.connection_id = c.id AND b.user_id = given.user_id AND b.saml_confirmed_at IS NULL
          AND (b.state = 'bound'
               OR (b.state = 'proposed' AND EXISTS (
                     SELECT 1 FROM remote_accounts r
                      WHERE r.connection_id = c.id AND r.account_id = b.account_id AND r.active
                        AND lower(r.email) = lower(u.email)
                        AND NOT EXISTS (SELECT 1 FROM bindings o WHERE o.connection_id = c.id AND o.user_id <> b.user_id
                                           AND o.account_id = b.account_id AND o.state IN ('bound', 'ignored')))))`,
      [signIns.map(({ appId }) => appId), signIns.map(({ userId }) => userId), signIns.map(({ at }) => at), now],
    );
  }
}
