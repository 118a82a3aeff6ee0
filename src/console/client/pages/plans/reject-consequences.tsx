import { Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.plans.detail;
/** More than anybody reads before they decide. */
const mostNamed = 20;

/** What stays as it is in Slack if a plan is rejected: the leavers who keep their account by name. */
export function RejectConsequences({ plan }: { plan: schemas['Plan'] }) {
  const { operations } = plan.counts;
  const switchedOff = operations['account.deactivate'] ?? 0;
  return (
    <Stack gap="xs">
      <List size="sm" spacing="xs">
        {words.rejectConsequences(switchedOff, operations['group.delete'] ?? 0).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {switchedOff > 0 && <Leavers planId={plan.id} count={switchedOff} />}
    </Stack>
  );
}

function Leavers({ planId, count }: { planId: string; count: number }) {
  const steps = useQuery({
    queryKey: ['plan', planId, 'leavers'],
    queryFn: () =>
      data(
        api.GET('/plans/{plan}/steps', {
          params: { path: { plan: planId }, query: { kind: 'account.deactivate', limit: mostNamed } },
        }),
      ),
  });
  return (
    <Loaded query={steps}>
      {({ items }) => (
        <Group gap="xs">
          {items.map(({ id, subject }) => (
            <Text key={id} size="sm" fw={600}>
              <bdi>{subject.name}</bdi>
            </Text>
          ))}
          {count > items.length && <Text size="sm">{words.andMore(count - items.length)}</Text>}
        </Group>
      )}
    </Loaded>
  );
}
