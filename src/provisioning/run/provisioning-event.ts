import type { AuditEvent } from '../../audit';
import type { Actor, ConnectionId, RunId } from '../../core';
import type { Operation } from '../plan/operation';
import type { Step, StepError, StepResult } from './step';

/** How a step ended, for good or until a person does something. */
export type EndedStep = { step: Step; result: StepResult | null; error: StepError | null };

/** Names of what is done to Slack, as auditors look for them. */
function actionOf({ kind, reason }: Operation): string {
  switch (kind) {
    case 'account.create':
      return 'user_create_provision';
    case 'account.bind':
    case 'account.unbind':
      return 'user_lookup_provision';
    case 'account.update':
    case 'account.reactivate':
      return 'user_update_provision';
    case 'account.deactivate':
      return reason.code === 'deleted' ? 'user_delete_provision' : 'user_deprovision';
    case 'group.create':
    case 'group.adopt':
      return 'group_create_provision';
    case 'group.delete':
      return 'group_delete_provision';
    default:
      return 'group_update_provision';
  }
}

/** The event of a step: what was to be done and why, what Slack held before and after, or what went wrong. */
export function provisioningEvent(
  { step, result, error }: EndedStep,
  { run, connection, actor, at }: { run: RunId; connection: ConnectionId; actor: Actor; at: Date },
): AuditEvent {
  const { operation } = step;
  const { id, kind, name } = operation.subject;
  return {
    action: actionOf(operation),
    actor,
    outcome: error === null ? 'success' : 'failed',
    subject: { kind: kind === 'person' ? 'user' : 'group', id, name },
    reason: operation.reason.sentence,
    ...(result !== null && { before: result.before, after: { ...result.after, ...openEnds(result) } }),
    ...(error !== null && { error: toAuditError(error) }),
    connection,
    run,
    at,
  };
}

function openEnds({ skipped, failedMembers, missingMembers }: StepResult): object {
  return {
    ...(skipped && { skipped }),
    ...(failedMembers && { failedMembers }),
    ...(missingMembers && { missingMembers }),
  };
}

function toAuditError({ slackCode, what, meaning, remedy, attribute }: StepError): NonNullable<AuditEvent['error']> {
  return { code: slackCode, what, meaning, remedy, ...(attribute !== null && { attribute }) };
}
