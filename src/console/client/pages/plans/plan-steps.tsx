import { Stack, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Empty } from '../../design/empty';
import { MoreButton, useList } from '../../design/list-page';
import { ProblemNote } from '../../design/problem-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import type { PlanLook } from './plan-filter';
import { StepCard } from './step-card';

const words = texts.plans.detail;

/** The steps of a plan that fit what is looked at, in their order. */
export function PlanSteps({ plan, look: { kind, state } }: { plan: schemas['Plan']; look: PlanLook }) {
  const steps = useList(['plan', plan.id, 'steps', kind, state, plan.state], (cursor) =>
    data(
      api.GET('/plans/{plan}/steps', {
        params: {
          path: { plan: plan.id },
          query: {
            limit: 50,
            ...(kind !== '' && { kind }),
            ...(state !== '' && { state }),
            ...(cursor !== '' && { cursor }),
          },
        },
      }),
    ),
  );
  const any = Object.keys(plan.counts.operations).length > 0;
  return (
    <Section title={words.steps}>
      {steps.isError && <ProblemNote error={steps.error} onRetry={() => void steps.refetch()} />}
      {steps.isSuccess && steps.rows.length === 0 && any && <Empty {...words.noneFits} />}
      {!any && <Text size="sm">{words.nothing}</Text>}
      <Stack gap="sm">
        {steps.rows.map((step) => (
          <StepCard key={step.id} step={step} />
        ))}
      </Stack>
      <MoreButton list={steps} />
    </Section>
  );
}
