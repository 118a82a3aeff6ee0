import { type BranchName, rankOf } from './activity-branch';
import type { ActivityPlace } from './activity-place';
import type { ActivityQuestion, Parameters } from './activity-question';
import { columns, hasNoTrace, narrow, placeOfEntry, rankOfEntry } from './record-branch';

/**
 * Entries of the record that hold the words asked for, as a statement like those of `selectRecords`. Here all branches are
 * looked through at once by the index of words, and only what is shown is read whole: a word may be in very many.
 */
export function searchRecords(
  question: ActivityQuestion,
  before: ActivityPlace | undefined,
  limit: string,
  parameters: Parameters,
): string | undefined {
  const names = question.branches.filter((name): name is BranchName => name !== 'trace');
  if (names.length === 0 || question.outcome === 'waiting') return undefined;
  const query = question.words.map(({ text }) => `'${text}':*`).join(' & ');
  const conditions = [
    `audit_words(e.action, e.record) @@ ${parameters.add(query)}::tsquery`,
    `audit_source(e.action) = ANY (${parameters.add(names)}::text[])`,
    `(audit_source(e.action) <> 'app_sign_in' OR ${hasNoTrace})`,
    ...(question.app ? [`${placeOfEntry} = ANY (${parameters.add(question.app.places)}::text[])`] : []),
    ...narrow(question, person, parameters),
    ...(before ? [isBehind(before, parameters)] : []),
  ];
  return `
    SELECT f.rank, ${columns}
      FROM (SELECT ${rankOfEntry} AS rank, e.seq FROM audit_events e WHERE ${conditions.join(' AND ')}
             ORDER BY e.at COLLATE "C" DESC, 1 DESC, e.seq DESC LIMIT ${limit}) f
      JOIN audit_events e ON e.seq = f.seq`;
}

/** Whom an entry of any branch is about: whoever signs in to an app is the one who acts. */
const person = `CASE audit_source(e.action) WHEN 'app_sign_in' THEN e.actor_id ELSE e.subject_id END`;

/** Entries have milliseconds: with more in the place, all of its millisecond come behind it. */
function isBehind(before: ActivityPlace, parameters: Parameters): string {
  const at = parameters.add(`${before.at.slice(0, 23)}Z`);
  if (!before.at.endsWith('000') || before.rank === rankOf('trace')) return `e.at COLLATE "C" <= ${at}`;
  return `(e.at COLLATE "C", ${rankOfEntry}, e.seq) < (${at}, ${before.rank}, ${parameters.add(before.id)}::bigint)`;
}
