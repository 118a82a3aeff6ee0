import { type BranchName, branches, rankOf } from './activity-branch';
import type { ActivityPlace } from './activity-place';
import type { ActivityQuestion, Parameters } from './activity-question';

/**
 * Entries of the audit record of one branch as a statement: the newest `limit` that fit, in the order of the list.
 * What words are looked for in is another statement, `searchRecords`.
 * Instants are kept as text of one length, which sorts like time.
 */
export function selectRecords(
  branch: BranchName,
  question: ActivityQuestion,
  before: ActivityPlace | undefined,
  limit: string,
  parameters: Parameters,
): string | undefined {
  // Nothing in the record waits.
  if (question.outcome === 'waiting') return undefined;
  const conditions = [
    `audit_source(e.action) = '${branch}'`,
    // Whoever signs in to an app is the one who acts.
    ...narrow(question, branch === 'app_sign_in' ? 'e.actor_id' : 'e.subject_id', parameters),
    ...(before ? [isBehind(rankOf(branch), before, parameters)] : []),
    ...(branch === 'app_sign_in' ? [hasNoTrace] : []),
  ];
  const { app, outcome } = question;
  // What did not succeed is little: it is read by how it ended, and looked through.
  const isLittle = outcome !== undefined && outcome !== 'success';
  const place = app && `${placeOfEntry} = ${isLittle ? `ANY (${parameters.add(app.places)}::text[])` : 'p.place'}`;
  const select = `
    SELECT ${rankOf(branch)} AS rank, ${columns}
      FROM audit_events e WHERE ${[...(place ? [place] : []), ...conditions].join(' AND ')}
     ORDER BY e.at COLLATE "C" DESC, e.seq DESC LIMIT ${limit}`;
  if (app === undefined || isLittle) return select;
  // Each place by itself, so that each is read in the order of its index.
  return `SELECT r.* FROM unnest(${parameters.add(app.places)}::text[]) AS p (place) CROSS JOIN LATERAL (${select}) r`;
}

/** One entry by its number, if it is in one of the branches. */
export function selectRecord(seq: string, names: readonly BranchName[], parameters: Parameters): string {
  return `
    SELECT ${rankOfEntry} AS rank, ${columns}
      FROM audit_events e
     WHERE e.seq = ${parameters.add(seq)}::bigint AND audit_source(e.action) = ANY (${parameters.add(names)}::text[])`;
}

/** What a row of the record has besides its rank; what only a trace has is empty. */
export const columns = `rtrim(e.at, 'Z') || '000' AS at, e.seq, NULL::text AS code, e.record, NULL::uuid AS app_id,
           NULL::uuid AS user_id, NULL::text AS outcome, NULL::text AS error_code`;

/** Place of an entry's branch among things of one instant. */
export const rankOfEntry = `(array_position(ARRAY[${branches.map(({ name }) => `'${name}'`).join(', ')}], audit_source(e.action)) - 1)`;

/** The id of an app, of its connection or key, in an entry about it. */
export const placeOfEntry = `coalesce(e.record ->> 'connection', e.subject_id)`;

/** The trace of a sign-in tells more than its entry in the record, so that one is shown once the traces of its time are gone. */
export const hasNoTrace = `e.at COLLATE "C" < coalesce(
  (SELECT to_char(min(started_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM saml_traces), '9999')`;

/**
 * What of a question is asked of entries alike, however they are looked for.
 *
 * @param person where an entry holds the id of whom it is about, as SQL
 */
export function narrow(question: ActivityQuestion, person: string, parameters: Parameters): string[] {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) conditions.push(condition(parameters.add(value)));
  };
  add(question.kind, (kind) => `e.action COLLATE "C" ^@ ${kind}`);
  add(question.personId, (id) => `${person} = ${id}`);
  add(question.actorId, (id) => `e.actor_id = ${id}`);
  add(question.outcome, (outcome) => `e.record ->> 'outcome' = ${outcome}`);
  add(question.from?.toISOString(), (at) => `e.at COLLATE "C" >= ${at}`);
  add(question.to?.toISOString(), (at) => `e.at COLLATE "C" < ${at}`);
  return conditions;
}

/** Entries have milliseconds: with more in the place, all of its millisecond come behind it. */
function isBehind(rank: number, before: ActivityPlace, parameters: Parameters): string {
  const at = parameters.add(`${before.at.slice(0, 23)}Z`);
  if (rank === before.rank) return `(e.at COLLATE "C", e.seq) < (${at}, ${parameters.add(before.id)}::bigint)`;
  const isExact = before.at.endsWith('000');
  return `e.at COLLATE "C" ${rank > before.rank && isExact ? '<' : '<='} ${at}`;
}
