import { Stack, Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { CsvButton } from '../../design/csv-button';
import { ofBefore } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { useList } from '../../design/list-page';
import { MoreButton } from '../../design/more-button';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import type { PlanLook } from './plan-filter';
import { sayAttribute } from './say-attribute';
import { sayError } from './say-error';
import { sayStepState } from './say-step-state';
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
    <Section
      title={words.steps}
      actions={steps.rows.length > 0 && <CsvButton name="steps" lines={() => linesOf(steps.rows, plan)} />}
    >
      <QueryNote query={steps} />
      {steps.isSuccess && steps.rows.length === 0 && any && <Empty {...words.noneFits} />}
      {!any && <Text size="sm">{words.nothing}</Text>}
      <Stack gap="sm" {...(steps.isOld && ofBefore)}>
        {steps.rows.map((step) => (
          <StepCard key={step.id} step={step} plan={plan} />
        ))}
      </Stack>
      <MoreButton list={steps} />
    </Section>
  );
}

/** A line for each attribute and member that a step changes; one for a step without any. */
function linesOf(steps: readonly schemas['Step'][], plan: schemas['Plan']): string[][] {
  const { csv } = words;
  return [
    [csv.seq, csv.subject, csv.step, csv.why, csv.what, csv.before, csv.after, csv.outcome, csv.error],
    ...steps.flatMap((step) => {
      const head = [String(step.seq), step.subject.name, texts.plans.kindsOfStep[step.kind], step.reason.sentence];
      const tail = [sayStepState(step.state, plan), step.error === null ? '' : sayError(step.error)];
      return changesOf(step).map((change) => [...head, ...change, ...tail]);
    }),
  ];
}

function changesOf({ changes, add, remove }: schemas['Step']): string[][] {
  const lines = [
    ...changes.map(({ attribute, before, after, beforeName, afterName }) => [
      sayAttribute(attribute),
      beforeName ?? before ?? '',
      afterName ?? after ?? '',
    ]),
    ...add.map(({ name }) => [words.comesIn, '', name]),
    ...remove.map(({ name }) => [words.leaves, name, '']),
  ];
  return lines.length === 0 ? [['', '', '']] : lines;
}
