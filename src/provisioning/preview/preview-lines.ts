import type { Connection } from '../connection/connection';
import type { PersonPlan } from '../plan/person-plan';
import type { GuardBreach } from '../plan/plan';

/** One thing that would follow: a stable code, and the sentence a person reads. */
export type PreviewLine = {
  code: 'no_account' | 'deactivate' | 'kept' | 'protected' | 'waits' | 'connection_not_active' | 'nothing';
  sentence: string;
};

/** Why somebody's account may be switched off: they are suspended, or their password has expired. */
export type SwitchOffCause = 'suspended' | 'passwordExpired';

type Found = {
  connection: Pick<Connection, 'state' | 'settings'>;
  cause: SwitchOffCause;
  /** As if the cause were there; undefined: no account of theirs is known. */
  plan: PersonPlan | undefined;
  breaches: readonly GuardBreach[];
};

/** Says what would become of somebody's account, what stands against it, and what it would wait for. */
export function previewLines({ connection, cause, plan, breaches }: Found): PreviewLine[] {
  if (plan === undefined)
    return [line('no_account', 'No account in Slack is known to be theirs: nothing is switched off.')];
  const deactivates = plan.operations.some(({ kind }) => kind === 'account.deactivate');
  const lines = [
    ...(deactivates ? [line('deactivate', 'The account is switched off, and with it every session in Slack.')] : []),
    ...plan.refusals.map(({ sentence, remedy }) => line('protected', `${sentence} ${remedy}`)),
    ...breaches.map(({ sentence }) => line('waits', `A person has to approve it first: ${sentence}`)),
    ...(deactivates && connection.state !== 'active'
      ? [line('connection_not_active', `Nothing is sent while the connection is ${connection.state}.`)]
      : []),
  ];
  if (lines.length > 0) return lines;
  const { rule, kept } = rules[cause];
  return [
    connection.settings.activeRule[rule] === 'keep'
      ? line('kept', kept)
      : line('nothing', 'The account is off already, or not managed by Countersign: nothing is done to it.'),
  ];
}

const rules = {
  suspended: {
    rule: 'whenSuspended',
    kept: 'The rule of the connection keeps accounts of suspended people as they are.',
  },
  passwordExpired: {
    rule: 'whenPasswordExpired',
    kept: 'The rule of the connection keeps accounts as they are while a password has expired.',
  },
} as const;

function line(code: PreviewLine['code'], sentence: string): PreviewLine {
  return { code, sentence };
}
