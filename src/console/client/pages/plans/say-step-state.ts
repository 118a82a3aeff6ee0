import type { schemas } from '../../api/schema';
import { texts } from '../../texts/en';

/** The state of a step in words: what was planned and not begun is not to be done any more where its plan has come to its end. */
export function sayStepState(state: schemas['Step']['state'], plan: Pick<schemas['Plan'], 'state'>): string {
  const isOver = plan.state === 'stale' || plan.state === 'rejected' || plan.state === 'done';
  return state === 'planned' && isOver ? texts.plans.neverDone : texts.plans.statesOfStep[state];
}
