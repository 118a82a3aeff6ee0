import type { z } from 'zod';
import type { plan as planSchema, planSummary, progress as progressSchema } from '../contracts';
import { stepStates } from '../contracts';
import type { PlanProgress, SavedPlan } from '../provisioning';

/** A plan as it is shown; of a removal, undo or plan of few, whom it is about. */
export function describePlan(plan: SavedPlan): z.output<typeof planSchema> {
  const { subject } = plan;
  return {
    ...plan,
    conflicts: plan.conflicts.map((each) => ({ ...each, accountIds: [...each.accountIds] })),
    refusals: plan.refusals.map(({ wouldChange, ...each }) => ({
      ...each,
      ...(wouldChange && {
        wouldChange: { ...wouldChange, add: [...wouldChange.add], remove: [...wouldChange.remove] },
      }),
    })),
    breaches: [...plan.breaches],
    notices: [...plan.notices],
    subject: {
      ...(subject.userIds && { userIds: [...subject.userIds] }),
      ...(subject.groupIds && { groupIds: [...subject.groupIds] }),
      ...(subject.runId && { runId: subject.runId }),
      ...(subject.stale && { stale: [...subject.stale] }),
    },
  };
}

/** A plan in a list. */
export function summarisePlan(plan: SavedPlan): z.output<typeof planSummary> {
  const { conflicts, refusals, notices, ...rest } = describePlan(plan);
  return { ...rest, conflicts: conflicts.length, refusals: refusals.length, notices: notices.length };
}

/** States in which a step is at its end, or waits for a person. */
const endedStates = ['done', 'skipped', 'dead'] as const;

/** How far the steps of a plan are. */
export function describeProgress({ state, steps }: { state: string; steps: PlanProgress['steps'] }) {
  const counts = Object.fromEntries(stepStates.map((name) => [name, steps[name] ?? 0])) as z.output<
    typeof progressSchema
  >['steps'];
  const total = stepStates.reduce((all, name) => all + counts[name], 0);
  const ended = endedStates.reduce((all, name) => all + counts[name], 0);
  return { state, total, ended, steps: counts };
}
