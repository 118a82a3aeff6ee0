import type { AuditEvent } from '../audit';
import type { Database } from '../db';
import { searchQueryText } from '../directory';
import { type BranchName, branches } from './activity-branch';
import type { ActivityPlace } from './activity-place';
import { type ActivityQuestion, Parameters, type Word } from './activity-question';
import { selectRecord, selectRecords } from './record-branch';
import { searchRecords } from './record-search';
import { selectTraces } from './trace-branch';

/** Most people that are named one by one. */
const mostNamed = 200;

/** A row of the list as PostgreSQL gives it, with its place. */
export type ActivityRow = {
  rank: number;
  at: string;
  seq: string | null;
  code: string | null;
  record: (Omit<AuditEvent, 'at'> & { at: string }) | null;
  outcome: 'waiting' | 'answered' | 'refused' | 'status' | null;
  errorCode: string | null;
  userId: string | null;
  username: string | null;
  appId: string | null;
  appSlug: string | null;
  appName: string | null;
};

/** Reads the audit record and the traces of sign-ins as one list. */
export class ActivityStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest that fit behind a place, in the order of the list: at most `count`. One statement on one snapshot. */
  async read(question: ActivityQuestion, before: ActivityPlace | undefined, count: number): Promise<ActivityRow[]> {
    const parameters = new Parameters();
    const limit = parameters.add(count);
    const records = branches.filter(({ name, isRecord }) => isRecord && question.branches.includes(name));
    const selects = [
      ...(question.words.length > 0
        ? [searchRecords(question, before, limit, parameters)]
        : records.map(({ name }) => selectRecords(name, question, before, limit, parameters))),
      ...(question.branches.includes('trace') ? [selectTraces(question, before, limit, parameters)] : []),
    ].filter((select) => select !== undefined);
    return selects.length === 0 ? [] : this.#shown(selects, limit, parameters);
  }

  /** An entry of the record by its number, as a row of the list, where it is in one of the branches. */
  async find(seq: string, names: readonly BranchName[]): Promise<ActivityRow | undefined> {
    const parameters = new Parameters();
    const select = selectRecord(seq, names, parameters);
    return (await this.#shown([select], parameters.add(1), parameters))[0];
  }

  /** Rows that were found, with the names of people and apps. */
  #shown(selects: readonly string[], limit: string, parameters: Parameters): Promise<ActivityRow[]> {
    return this.#database.query<ActivityRow>(
      `WITH page AS MATERIALIZED (
         SELECT * FROM (${selects.map((select) => `(${select})`).join(' UNION ALL ')}) found
          ORDER BY at COLLATE "C" DESC, rank DESC, seq DESC, code DESC LIMIT ${limit})
       SELECT p.rank, p.at, p.seq, p.code, p.record, p.outcome, p.error_code AS "errorCode",
              p.user_id AS "userId", u.username, a.id AS "appId", a.slug AS "appSlug", a.name AS "appName"
         FROM page p
         LEFT JOIN users u ON u.id = p.user_id
         LEFT JOIN (SELECT id, id::text AS place FROM apps
                    UNION ALL SELECT app_id, id::text FROM connections
                    UNION ALL SELECT app_id, id::text FROM signing_keys) of_app
                ON of_app.place = coalesce(p.app_id::text, p.record ->> 'connection', p.record -> 'subject' ->> 'id')
         LEFT JOIN apps a ON a.id = of_app.id
        ORDER BY p.at COLLATE "C" DESC, p.rank DESC, p.seq DESC, p.code DESC`,
      parameters.values,
    );
  }

  /** What the record calls an app: its own id, and those of its connection and keys. */
  async placesOf(appId: string): Promise<string[]> {
    const rows = await this.#database.query<{ place: string }>(
      `SELECT id::text AS place FROM connections WHERE app_id = $1
        UNION ALL SELECT id::text FROM signing_keys WHERE app_id = $1`,
      [appId],
    );
    return [appId, ...rows.map(({ place }) => place)];
  }

  /** Whom words name: few enough are named, so that their sign-ins are found by an index; of more, many signed in lately. */
  async namesakes(words: readonly string[]): Promise<Word[]> {
    return Promise.all(
      words.map(async (text) => {
        const rows = await this.#database.query<{ userIds: string[]; appIds: string[] }>(
          `WITH named AS MATERIALIZED (
             SELECT id FROM users WHERE array_to_tsvector(search_words) @@ $1::tsquery)
           SELECT ARRAY(SELECT id FROM named LIMIT $3) AS "userIds",
                  ARRAY(SELECT id FROM apps WHERE strpos(lower(name), $2) > 0 OR strpos(slug, $2) > 0) AS "appIds"`,
          [searchQueryText(text), text, mostNamed + 1],
        );
        const { userIds = [], appIds = [] } = rows[0] ?? {};
        return { text, userIds: userIds.length > mostNamed ? undefined : userIds, appIds };
      }),
    );
  }
}
