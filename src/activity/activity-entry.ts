import type { ActivityEntry, ActivityOutcome } from '../contracts';
import { explainRefusal } from '../saml';
import { appSignIn, branches } from './activity-branch';
import type { ActivityRow } from './activity-store';

const outcomes: { readonly [outcome in NonNullable<ActivityRow['outcome']>]: ActivityOutcome } = {
  answered: 'success',
  refused: 'refused',
  status: 'refused',
  waiting: 'waiting',
};

/**
 * A row as it is told.
 *
 * @param withAddresses whether from where somebody acted is told, too: only those who may read the record are
 */
export function toActivityEntry(row: ActivityRow, withAddresses: boolean): ActivityEntry {
  const { appId, appSlug, appName } = row;
  const app =
    appId === null || appSlug === null || appName === null ? null : { id: appId, slug: appSlug, name: appName };
  return row.record === null ? fromTrace(row, app) : fromRecord(row, row.record, app, withAddresses);
}

function fromRecord(
  { rank, seq }: ActivityRow,
  record: NonNullable<ActivityRow['record']>,
  app: ActivityEntry['app'],
  withAddresses: boolean,
): ActivityEntry {
  const { action, actor, outcome, subject, connection, reason, before, after, run, error, at } = record;
  const { kind, id, name } = actor;
  return {
    id: `evt_${seq}`,
    source: branches[rank]?.source ?? 'administration',
    kind: action,
    at: new Date(at),
    outcome,
    app,
    connection: connection ?? (subject?.kind === 'connection' ? subject.id : null),
    seq: Number(seq),
    code: null,
    actor: withAddresses ? actor : { kind, id, name },
    ...(subject && { subject }),
    ...(reason !== undefined && { reason }),
    ...(before && { before }),
    ...(after && { after }),
    ...(run !== undefined && { run }),
    ...(error && { error }),
  };
}

/** What a refused sign-in means for whoever runs the gateway. */
function errorOf(code: string): NonNullable<ActivityEntry['error']> {
  const advice = explainRefusal(code);
  return { code, what: advice?.meaning ?? code, meaning: '', remedy: advice?.remedy ?? '' };
}

function fromTrace({ at, code, outcome, errorCode, userId, username }: ActivityRow, app: ActivityEntry['app']) {
  return {
    id: code ?? '',
    source: 'sign_in',
    kind: appSignIn,
    at: new Date(`${at}Z`),
    outcome: outcomes[outcome ?? 'waiting'],
    app,
    connection: null,
    seq: null,
    code,
    actor:
      userId === null
        ? { kind: 'user', id: 'nobody', name: 'nobody signed in' }
        : { kind: 'user', id: userId, name: username ?? '(deleted)' },
    ...(app && { subject: { kind: 'app', id: app.id, name: app.name } }),
    ...(errorCode !== null && { error: errorOf(errorCode) }),
  } satisfies ActivityEntry;
}
