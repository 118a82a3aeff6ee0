import type { PersonFacts } from './person-facts';
import type { PersonPlan } from './person-plan';
import { PersonPlanDraft } from './person-plan-draft';
import { planBound } from './plan-bound';
import type { PlanContext } from './plan-context';
import { planUnbound } from './plan-unbound';
import { wantPerson } from './want-person';

/**
 * What would be done for one person, and what would not, and why; from what is true now and nothing else, so that events
 * may come in any order, be lost or be doubled (R107). One person's account gets one state in one plan, and nobody's
 * account is written who is ignored, only proposed, or in conflict.
 *
 * @returns nothing at all where wanted and held agree (R109)
 */
export function planPerson(facts: PersonFacts, context: PlanContext): PersonPlan {
  const draft = new PersonPlanDraft(facts, wantPerson(facts, context), context);
  const { binding } = facts;
  if (binding?.state === 'bound') planBound(draft);
  else if (binding?.state !== 'ignored') planUnbound(draft);
  return draft.finished();
}
