import type { StateReason } from '../connection/connection';
import { ProvisioningError } from '../provisioning-error';
import type { PlanState, RunState } from './saved-plan';

export function planNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.plan_not_found',
    status: 404,
    what: 'There is no such plan.',
    remedy: 'List the plans of the connection.',
  });
}

export function planNotWaiting(state: PlanState): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.plan_not_waiting',
    status: 409,
    what: `The plan is ${state}: there is nothing to decide.`,
    meaning: 'Nothing was changed.',
    remedy:
      state === 'stale'
        ? 'Make a new plan: what this one was made from has changed.'
        : 'Look at the plan as it is now.',
  });
}

export function planChanged(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.plan_changed',
    status: 409,
    what: 'The plan is not the one that was looked at.',
    meaning: 'What is approved is exactly what was shown, and nothing else. Nothing was changed.',
    remedy: 'Look at the plan again, and approve it with its present hash.',
  });
}

/** @param reason why the connection cannot be planned now; null: somebody else works on it, or it has no token */
export function planNotMade(reason: StateReason | null): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.plan_not_made',
    status: 409,
    what: reason === null ? 'No plan could be made.' : `No plan could be made: ${reason.sentence}`,
    meaning: 'Nothing was changed.',
    remedy: reason?.remedy ?? 'Test the connection, then make a plan again.',
  });
}

export function planUnderWay(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.plan_under_way',
    status: 503,
    what: 'The plan is still being made.',
    meaning: 'Reading a large workspace takes minutes.',
    remedy: 'List the plans of the connection in a while.',
  });
}

export function runNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.run_not_found',
    status: 404,
    what: 'There is no such run.',
    remedy: 'List the runs of the connection.',
  });
}

export function runStateUnfit(state: RunState, wanted: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.run_state_unfit',
    status: 409,
    what: `The run is ${state}.`,
    meaning: 'Nothing was changed.',
    remedy: wanted,
  });
}

export function nothingToUndo(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.nothing_to_undo',
    status: 409,
    what: 'Nothing of this run is left to be undone.',
    meaning: 'It changed nothing in Slack, or Slack is as it was before it.',
    remedy: 'Make a plan, if Slack is not as it should be.',
  });
}

/** @param left accounts that are on and protected */
export function nothingToRemove(left: number): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.nothing_to_remove',
    status: 409,
    what: 'There is no managed account that could be deactivated.',
    meaning:
      left === 0
        ? 'Nobody has access by this connection. Nothing was changed.'
        : `${left === 1 ? '1 account is' : `${left} accounts are`} on and protected, and stay so. Nothing was changed.`,
    remedy: 'Deactivate the connection and leave all as it is.',
  });
}

export function failureNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.failure_not_found',
    status: 404,
    what: 'There is no such failure, or it was dealt with.',
    remedy: 'List the failures of the connection.',
  });
}
