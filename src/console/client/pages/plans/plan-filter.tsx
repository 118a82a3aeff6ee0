import type { schemas } from '../../api/schema';
import { FilterBar, useFilters } from '../../design/filter-bar';
import { texts } from '../../texts/en';
import { sayStepState } from './say-step-state';

type Step = schemas['Step'];
const words = texts.plans.detail;

/** What of a plan is looked at: everything, steps of one kind or outcome, or only what is left to a person. */
export type PlanLook = { kind: Step['kind'] | ''; state: Step['state'] | ''; only: 'conflicts' | 'refusals' | '' };

/** The look that the address holds. */
export function usePlanLook(): PlanLook {
  const { values } = useFilters();
  const kind = values.get('kind') ?? '';
  const state = (values.get('state') ?? '') as PlanLook['state'];
  if (kind === 'conflicts' || kind === 'refusals') return { kind: '', state, only: kind };
  return { kind: kind as PlanLook['kind'], state, only: '' };
}

/** Choosing it: each kind with how many there are. */
export function PlanFilter({ plan }: { plan: schemas['Plan'] }) {
  const { operations } = plan.counts;
  const findings = [
    { value: 'conflicts', label: words.conflicts, count: plan.conflicts.length },
    { value: 'refusals', label: words.refusals, count: plan.refusals.length },
  ];
  return (
    <FilterBar
      choices={[
        {
          name: 'kind',
          label: words.filterKind,
          options: [
            { value: '', label: words.all },
            ...(Object.keys(operations) as Step['kind'][]).map((kind) => ({
              value: kind,
              label: texts.plans.kindsOfStep[kind],
              count: operations[kind],
            })),
            ...findings.filter(({ count }) => count > 0),
          ],
        },
        {
          name: 'state',
          label: words.filterState,
          options: [
            { value: '', label: words.all },
            ...(Object.keys(texts.plans.statesOfStep) as Step['state'][]).map((value) => ({
              value,
              label: sayStepState(value, plan),
            })),
          ],
        },
      ]}
    />
  );
}
