import type { ActivityOutcome } from '../contracts';
import { isUuid } from '../core';
import { searchQueryText } from '../directory';
import { rankOf } from './activity-branch';
import type { ActivityPlace } from './activity-place';
import type { ActivityQuestion, Parameters, Word } from './activity-question';

/** How traces end, by how the record says it: a SAML status is the refusal that the app asked to be told. */
const endings: { readonly [outcome in ActivityOutcome]: readonly string[] } = {
  success: ['answered'],
  refused: ['refused', 'status'],
  failed: [],
  waiting: ['waiting'],
};

/** Traces of sign-ins as a statement: the newest `limit` that fit, in the order of the list. */
export function selectTraces(
  question: ActivityQuestion,
  before: ActivityPlace | undefined,
  limit: string,
  parameters: Parameters,
): string | undefined {
  const { personId, actorId, app, outcome } = question;
  const isSomebody = [personId, actorId].every((id) => id === undefined || isUuid(id));
  if (outcome === 'failed' || !isSomebody) return undefined;
  const conditions: string[] = [];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) conditions.push(condition(parameters.add(value)));
  };
  add(app?.id, (id) => `t.app_id = ${id}::uuid`);
  add(personId, (id) => `t.user_id = ${id}::uuid`);
  add(actorId, (id) => `t.user_id = ${id}::uuid`);
  if (outcome !== undefined) conditions.push(`t.outcome IN (${endings[outcome].map((end) => `'${end}'`).join(', ')})`);
  add(question.from, (at) => `t.started_at >= ${at}`);
  add(question.to, (at) => `t.started_at < ${at}`);
  if (question.words.length > 0) conditions.push(mentionsAll(question, parameters));
  if (before !== undefined) conditions.push(isBehind(before, parameters));
  return `
    SELECT ${rankOf('trace')} AS rank, to_char(t.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at,
           NULL::bigint AS seq, t.code, NULL::json AS record, t.app_id, t.user_id, t.outcome, t.error_code
      FROM saml_traces t ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY t.started_at DESC, t.code DESC LIMIT ${limit}`;
}

/** Each word is one of the app, of the error, or of the person; or all of it is the code as it was read out. */
function mentionsAll({ words, code }: ActivityQuestion, parameters: Parameters): string {
  const each = words.map((word) => mentions(word, parameters)).join(' AND ');
  return code === undefined ? `(${each})` : `((${each}) OR t.code = ${parameters.add(code)})`;
}

function mentions({ text, userIds, appIds }: Word, parameters: Parameters): string {
  const isPerson =
    userIds === undefined
      ? `t.user_id IN (SELECT u.id FROM users u
                        WHERE array_to_tsvector(u.search_words) @@ ${parameters.add(searchQueryText(text))}::tsquery)`
      : `t.user_id = ANY (${parameters.add(userIds)}::uuid[])`;
  const isError = `(t.outcome <> 'answered' AND strpos(t.error_code, ${parameters.add(text)}) > 0)`;
  return `(${isPerson} OR t.app_id = ANY (${parameters.add(appIds)}::uuid[]) OR ${isError})`;
}

function isBehind(before: ActivityPlace, parameters: Parameters): string {
  const at = parameters.add(`${before.at}Z`);
  if (before.rank !== rankOf('trace')) return `t.started_at < ${at}::timestamptz`;
  return `(t.started_at, t.code) < (${at}::timestamptz, ${parameters.add(before.id)})`;
}
