import { Stack, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Empty } from '../../design/empty';
import { FilterBar, useFilters } from '../../design/filter-bar';
import { MoreButton, useList } from '../../design/list-page';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { StepCard } from './step-card';

type Step = schemas['Step'];
const words = texts.plans.detail;

/** The steps of a plan, filtered by what they do and what came of them; the address keeps the filters. */
export function PlanSteps({ plan }: { plan: schemas['Plan'] }) {
  const { values } = useFilters();
  const kind = values.get('kind') ?? '';
  const state = values.get('state') ?? '';
  const steps = useList(['plan', plan.id, 'steps', kind, state, plan.state], (cursor) =>
    data(
      api.GET('/plans/{plan}/steps', {
        params: {
          path: { plan: plan.id },
          query: {
            limit: 50,
            ...(kind !== '' && { kind: kind as Step['kind'] }),
            ...(state !== '' && { state: state as Step['state'] }),
            ...(cursor !== '' && { cursor }),
          },
        },
      }),
    ),
  );
  const kinds = Object.keys(plan.counts.operations) as Step['kind'][];
  return (
    <Section title={words.steps}>
      <FilterBar
        choices={[
          {
            name: 'kind',
            label: words.filterKind,
            options: [
              { value: '', label: words.all },
              ...kinds.map((one) => ({
                value: one,
                label: texts.plans.kindsOfStep[one],
                count: plan.counts.operations[one],
              })),
            ],
          },
          {
            name: 'state',
            label: words.filterState,
            options: [
              { value: '', label: words.all },
              ...Object.entries(texts.plans.statesOfStep).map(([value, label]) => ({ value, label })),
            ],
          },
        ]}
      />
      {steps.isError && <ProblemNote error={steps.error} onRetry={() => void steps.refetch()} />}
      {steps.isSuccess && steps.rows.length === 0 && kinds.length > 0 && <Empty {...texts.activity.empty} />}
      {steps.isSuccess && kinds.length === 0 && <Text size="sm">{words.nothing}</Text>}
      <Stack gap="sm">
        {steps.rows.map((step) => (
          <StepCard key={step.id} step={step} />
        ))}
      </Stack>
      <MoreButton list={steps} />
    </Section>
  );
}
