import { type AppId, decodeInstantCursor, encodeCursor, type Page, type UserId } from '../core';
import type { Database } from '../db';
import { SamlRequestError } from './errors';
import { explainRefusal, type RefusalAdvice } from './explain-refusal';
import { isTraceCode, normaliseTraceCode, type TraceOutcome, type TraceStep } from './trace';

/** A sign-in attempt as an administrator reads it. */
export type TraceReport = {
  code: string;
  app: { id: string; slug: string; name: string } | undefined;
  user: { id: string; username: string } | undefined;
  startedAt: Date;
  finishedAt: Date | undefined;
  outcome: TraceOutcome;
  errorCode: string | undefined;
  /** What a refusal means for an administrator, and what to do; undefined where nothing was refused. */
  advice: RefusalAdvice | undefined;
  steps: TraceStep[];
};

type Row = {
  code: string;
  app_id: string | null;
  slug: string | null;
  name: string | null;
  user_id: string | null;
  username: string | null;
  started_at: Date;
  finished_at: Date | null;
  outcome: TraceOutcome;
  error_code: string | null;
  steps: TraceStep[];
};

/** Answers "what happened when I tried to sign in?" from the code on the page. */
export class TraceService {
  readonly #database: Database;
  readonly #keptDays: number;

  /** @param keptDays how many days traces are kept */
  constructor(database: Database, keptDays: number) {
    this.#database = database;
    this.#keptDays = keptDays;
  }

  /**
   * @param typed the code as a person read it out: case, blanks and the hyphen do not matter
   * @throws SamlRequestError `saml.trace_not_found`
   */
  async find(typed: string): Promise<TraceReport> {
    const code = normaliseTraceCode(typed);
    const [row] =
      code === undefined
        ? []
        : await this.#database.query<Row>(
            `SELECT t.*, a.slug, a.name, u.username FROM saml_traces t
               LEFT JOIN apps a ON a.id = t.app_id LEFT JOIN users u ON u.id = t.user_id WHERE t.code = $1`,
            [code],
          );
    if (row !== undefined) return toReport(row);
    throw new SamlRequestError({
      code: 'saml.trace_not_found',
      status: 404,
      what: 'There is no sign-in attempt with this code.',
      meaning: 'Codes have eight letters, like KFTR-MWQZ, and are kept for as long as the setting saml.traceDays says.',
      remedy: 'Ask the person to read it out again.',
    });
  }

  /** Attempts that fit, the newest first. @throws `page.cursor_invalid` */
  async list(filter: TraceFilter, page: { cursor?: string | undefined; limit: number }): Promise<Page<TraceSummary>> {
    const place = page.cursor === undefined ? undefined : decodeInstantCursor(page.cursor, isTraceCode);
    const rows = await this.#database.query<Row>(
      `SELECT t.code, t.app_id, t.user_id, t.started_at, t.outcome, t.error_code, a.slug, a.name, u.username
         FROM saml_traces t LEFT JOIN apps a ON a.id = t.app_id LEFT JOIN users u ON u.id = t.user_id
        WHERE ($1::uuid IS NULL OR t.app_id = $1) AND ($2::uuid IS NULL OR t.user_id = $2)
          AND ($3::text IS NULL OR t.outcome = $3)
          AND ($4::timestamptz IS NULL OR (t.started_at, t.code) < ($4, $5::text))
        ORDER BY t.started_at DESC, t.code DESC LIMIT $6`,
      [
        filter.appId ?? null,
        filter.userId ?? null,
        filter.outcome ?? null,
        place?.at ?? null,
        place?.id ?? null,
        page.limit + 1,
      ],
    );
    const items = rows.slice(0, page.limit).map((row) => toSummary(row));
    const last = rows.length > page.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last && encodeCursor([last.startedAt.toISOString(), last.code]) };
  }

  /**
   * Sign-ins of an app by the address that its request came by, as far back as traces are kept. Only those are counted
   * that came while the app had more than one address.
   */
  async usesOfAddresses(appId: AppId): Promise<AddressUses> {
    const items = await this.#database.query<AddressUses['items'][number]>(
      `SELECT came_by AS slug, count(*)::int AS "signIns", max(started_at) AS "lastSignInAt"
         FROM saml_traces WHERE app_id = $1 AND came_by IS NOT NULL AND outcome = 'answered' GROUP BY came_by`,
      [appId],
    );
    return { items, countedDays: this.#keptDays };
  }

  /** How many attempts there were on each of the last days (UTC), today included. */
  async perDay(now: Date, days: number, appId?: AppId): Promise<SignInDay[]> {
    const rows = await this.#database.query<SignInDay>(
      `SELECT to_char(d.day, 'YYYY-MM-DD') AS day,
              count(t.code) FILTER (WHERE t.outcome = 'answered')::int AS answered,
              count(t.code) FILTER (WHERE t.outcome IN ('refused', 'status'))::int AS refused,
              count(t.code) FILTER (WHERE t.outcome = 'waiting')::int AS other
         FROM generate_series(date_trunc('day', $1::timestamptz AT TIME ZONE 'UTC') - ($2::int - 1) * interval '1 day',
                              date_trunc('day', $1::timestamptz AT TIME ZONE 'UTC'), interval '1 day') AS d (day)
         LEFT JOIN saml_traces t
           ON t.started_at >= d.day AT TIME ZONE 'UTC' AND t.started_at < (d.day + interval '1 day') AT TIME ZONE 'UTC'
          AND ($3::uuid IS NULL OR t.app_id = $3)
        GROUP BY d.day ORDER BY d.day`,
      [now, days, appId ?? null],
    );
    return rows;
  }
}

/** How often a request that came by an address was answered, and when last; addresses without any are left out. */
export type AddressUses = { items: { slug: string; signIns: number; lastSignInAt: Date }[]; countedDays: number };

export type TraceFilter = { appId?: AppId; userId?: UserId; outcome?: TraceOutcome };
export type TraceSummary = Omit<TraceReport, 'finishedAt' | 'steps'>;
export type SignInDay = { day: string; answered: number; refused: number; other: number };

function toReport(row: Row): TraceReport {
  return {
    ...toSummary(row),
    finishedAt: row.finished_at ?? undefined,
    steps: row.steps,
  };
}

function toSummary(row: Row): TraceSummary {
  return {
    code: row.code,
    app:
      row.app_id === null
        ? undefined
        : { id: row.app_id, slug: row.slug ?? '(deleted)', name: row.name ?? '(deleted)' },
    user: row.user_id === null ? undefined : { id: row.user_id, username: row.username ?? '(deleted)' },
    startedAt: row.started_at,
    outcome: row.outcome,
    errorCode: row.error_code ?? undefined,
    advice: row.error_code === null ? undefined : explainRefusal(row.error_code),
  };
}
