import type { AccessAnswer } from '../../apps';
import type { PersonBinding } from '../binding/binding';
import type { Connection } from '../connection/connection';
import type { PlanDraft } from '../gather/plan-draft';
import type { SavedPlan } from '../plan/saved-plan';
import type { Step } from '../run/step';
import { sayBinding } from './say-binding';

/** One line of a trace: a stable code, and the sentence a person reads. */
export type TraceLine = {
  code: 'connected' | 'read' | 'scope' | 'matched' | 'decided' | 'waits' | 'did' | 'failed' | 'nothing';
  sentence: string;
};

type Found = {
  connection: Connection;
  /** Of a person; a group has none. */
  access: AccessAnswer | undefined;
  /** Of a person, as it is when all is done. */
  binding: PersonBinding | undefined;
  draft: PlanDraft;
  plan: SavedPlan | null;
  steps: readonly Step[];
};

/** Tells how something came about: connected, read, in scope because, matched because, decided because, did. */
export function traceLines({ connection, access, binding, draft, plan, steps }: Found): TraceLine[] {
  const { capabilities, appName } = connection;
  const where = capabilities?.organisation?.name ?? appName;
  return [
    { code: 'connected', sentence: `Connected to ${where}.` },
    { code: 'read', sentence: 'Read what the directory wants and what Slack holds, just now.' },
    ...(access === undefined ? [] : [scopeLine(access)]),
    ...(binding === undefined ? [] : [line('matched', sayBinding(binding))]),
    ...draft.conflicts.map(({ sentence, remedy }) => line('decided', `${sentence} ${remedy}`)),
    ...draft.refusals.map(({ sentence, remedy }) => line('decided', `${sentence} ${remedy}`)),
    ...draft.notices.map(({ sentence }) => line('decided', sentence)),
    ...(plan?.state === 'waiting' ? plan.breaches.map(({ sentence }) => line('waits', sentence)) : []),
    ...(plan?.state === 'approved'
      ? [line('waits', `Nothing is sent while the connection is ${connection.state}.`)]
      : []),
    ...steps.map(stepLine),
    ...(steps.length === 0 ? [line('nothing', 'Slack is as it should be: nothing was sent.')] : []),
  ];
}

function scopeLine(access: AccessAnswer): TraceLine {
  if (!access.allowed) return line('scope', refusals[access.reason]);
  const path = access.paths[0]?.join(' → ') ?? '';
  return line('scope', `In scope, through ${path}.`);
}

const refusals = {
  app_disabled: 'The app is disabled, so nobody may enter it; accounts are kept by their groups all the same.',
  user_suspended: 'Suspended: the account is switched off by the rule of the connection.',
  password_expired: 'The password has expired: the rule of the connection says whether the account stays on.',
  user_deleted: 'Not in the directory any more.',
  not_in_authorised_group: 'Not in scope: no authorised group leads to the app.',
} as const satisfies { [reason in Exclude<AccessAnswer, { allowed: true }>['reason']]: string };

function stepLine({ operation, state, error }: Step): TraceLine {
  const why = operation.reason.sentence;
  if (error !== null)
    return line('failed', `${why} Slack said ${error.slackCode}: ${error.what} ${error.remedy}`.trim());
  return line(state === 'done' ? 'did' : 'decided', state === 'done' ? `${why} Done.` : why);
}

function line(code: TraceLine['code'], sentence: string): TraceLine {
  return { code, sentence };
}
