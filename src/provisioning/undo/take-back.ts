import type { Operation } from '../plan/operation';
import type { PlanNotice, PlanRefusal } from '../plan/plan';
import type { StepResult } from '../run/step';

/** A step that was carried out, with what Slack held before and after. */
export type DoneStep<Each extends Operation = Operation> = { operation: Each; result: StepResult };

/** What takes back what a run did to one person or group, and what of it cannot be taken back, and why. */
export type TakeBack = {
  operations: readonly Operation[];
  refusals: readonly PlanRefusal[];
  notices: readonly PlanNotice[];
};
