import type { Database } from '../db';
import { SamlRequestError } from './errors';
import { normaliseTraceCode, type TraceOutcome, type TraceStep } from './trace';

/** A sign-in attempt as an administrator reads it. */
export type TraceReport = {
  code: string;
  app: { id: string; slug: string; name: string } | undefined;
  user: { id: string; username: string } | undefined;
  startedAt: Date;
  finishedAt: Date | undefined;
  outcome: TraceOutcome;
  errorCode: string | undefined;
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

  constructor(database: Database) {
    this.#database = database;
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
}

function toReport(row: Row): TraceReport {
  return {
    code: row.code,
    app:
      row.app_id === null
        ? undefined
        : { id: row.app_id, slug: row.slug ?? '(deleted)', name: row.name ?? '(deleted)' },
    user: row.user_id === null ? undefined : { id: row.user_id, username: row.username ?? '(deleted)' },
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    outcome: row.outcome,
    errorCode: row.error_code ?? undefined,
    steps: row.steps,
  };
}
