import { Anchor, Group, List, Paper, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { StateBadge } from '../../design/state-badge';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';
import { stepColors } from './plan-colors';
import { inOrder, sayAttribute } from './say-attribute';
import { sayError } from './say-error';
import { sayStepState } from './say-step-state';

type Step = schemas['Step'];
const words = texts.plans.detail;

/** One step: who, what, why, and before and after of every attribute or member. */
export function StepCard({ step, plan }: { step: Step; plan: schemas['Plan'] }) {
  const { subject, kind, state, reason, error } = step;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start">
        <Text>
          <Anchor component={Link} href={`/${subject.kind === 'person' ? 'people' : 'groups'}/${subject.id}`}>
            <bdi>{subject.name}</bdi>
          </Anchor>
          {' · '}
          {texts.plans.kindsOfStep[kind]}
        </Text>
        <StateBadge text={sayStepState(state, plan)} color={stepColors[state]} />
      </Group>
      <Text size="sm" c="dimmed">
        {reason.sentence}
      </Text>
      {step.changes.length > 0 && <Changes changes={step.changes} />}
      {(step.add.length > 0 || step.remove.length > 0) && <Members step={step} />}
      {error !== null && (
        <Text size="sm" c="var(--cs-danger-ink)">
          {sayError(error)}
        </Text>
      )}
    </Paper>
  );
}

function Changes({ changes }: { changes: Step['changes'] }) {
  const isNew = changes.every(({ before }) => before === null);
  return (
    <Wide label={words.steps}>
      <Table className="step-changes" fz="sm" aria-label={words.steps}>
        <Table.Tbody>
          {inOrder(changes).map(({ attribute, before, after, beforeName, afterName }) => (
            <Table.Tr key={attribute}>
              <Table.Th>{sayAttribute(attribute)}</Table.Th>
              {!isNew && (
                <Table.Td>
                  <del>
                    <bdi>{beforeName ?? before ?? words.notSet}</bdi>
                  </del>
                </Table.Td>
              )}
              <Table.Td>
                <ins>
                  <bdi>{afterName ?? after ?? words.notSet}</bdi>
                </ins>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Members({ step }: { step: Step }) {
  const lines = [
    ...step.add.map((member) => ({ ...member, what: words.comesIn })),
    ...step.remove.map((member) => ({ ...member, what: words.leaves })),
  ];
  return (
    <List size="sm">
      {lines.map(({ userId, accountId, name, what }) => (
        <List.Item key={`${what} ${userId ?? accountId}`}>
          <bdi>{name}</bdi> {what}
        </List.Item>
      ))}
    </List>
  );
}
