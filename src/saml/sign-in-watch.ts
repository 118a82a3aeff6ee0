import type { AppId } from '../core';
import type { Database } from '../db';
import { explainRefusal } from './explain-refusal';
import type { TraceOutcome } from './trace';
import type { TraceSummary } from './trace-service';

/** Whoever was answered and asks again within this time was hardly let in. */
const askedAgainSeconds = 60;

/** Of a busy app no more than the latest are looked at one by one. */
const latestLooked = 2_000;
const shown = 50;

export type WatchedSignIn = TraceSummary & { askedAgainAt: Date | undefined };

export type SignInsSince = {
  since: Date;
  answered: number;
  refused: number;
  waiting: number;
  /** How many people, among the latest sign-ins, came back soon after they were answered. */
  askedAgain: number;
  /** The latest, newest first. */
  items: WatchedSignIn[];
};

type Row = {
  code: string;
  app_id: string;
  slug: string;
  name: string;
  user_id: string | null;
  username: string | null;
  started_at: Date;
  outcome: TraceOutcome;
  error_code: string | null;
  again_at: Date | null;
};

/**
 * Sign-ins to one app since an instant. An answer is ours: whether the app took it, it does not tell. What we can see is
 * that a person who was answered comes back at once, as people do who were refused.
 */
export class SignInWatch {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async since(appId: AppId, since: Date): Promise<SignInsSince> {
    const [counts, latest] = await Promise.all([this.#count(appId, since), this.#latest(appId, since)]);
    const again = new Set(latest.filter(({ again_at }) => again_at !== null).map(({ user_id }) => user_id));
    return { since, ...counts, askedAgain: again.size, items: latest.slice(0, shown).map(toWatched) };
  }

  async #count(appId: AppId, since: Date): Promise<{ answered: number; refused: number; waiting: number }> {
    const [row] = await this.#database.query<{ answered: number; refused: number; waiting: number }>(
      `SELECT count(*) FILTER (WHERE outcome = 'answered')::int AS answered,
              count(*) FILTER (WHERE outcome IN ('refused', 'status'))::int AS refused,
              count(*) FILTER (WHERE outcome = 'waiting')::int AS waiting
         FROM saml_traces WHERE app_id = $1 AND started_at >= $2`,
      [appId, since],
    );
    return row ?? { answered: 0, refused: 0, waiting: 0 };
  }

  #latest(appId: AppId, since: Date): Promise<Row[]> {
    return this.#database.query<Row>(
      `WITH latest AS (
         SELECT * FROM saml_traces WHERE app_id = $1 AND started_at >= $2 ORDER BY started_at DESC, code DESC LIMIT $3)
       SELECT t.code, t.app_id, a.slug, a.name, t.user_id, u.username, t.started_at, t.outcome, t.error_code,
              again.at AS again_at
         FROM latest t
         JOIN apps a ON a.id = t.app_id
         LEFT JOIN users u ON u.id = t.user_id
         LEFT JOIN LATERAL (
           SELECT min(n.started_at) AS at FROM saml_traces n
            WHERE t.outcome = 'answered' AND n.app_id = t.app_id AND n.user_id = t.user_id AND n.started_at > t.finished_at
              AND n.started_at <= t.finished_at + $4 * interval '1 second') AS again ON true
        ORDER BY t.started_at DESC, t.code DESC`,
      [appId, since, latestLooked, askedAgainSeconds],
    );
  }
}

function toWatched(row: Row): WatchedSignIn {
  const { code, user_id: userId, username } = row;
  return {
    code,
    app: { id: row.app_id, slug: row.slug, name: row.name },
    user: userId === null ? undefined : { id: userId, username: username ?? '(deleted)' },
    startedAt: row.started_at,
    outcome: row.outcome,
    errorCode: row.error_code ?? undefined,
    advice: row.error_code === null ? undefined : explainRefusal(row.error_code),
    askedAgainAt: row.again_at ?? undefined,
  };
}
