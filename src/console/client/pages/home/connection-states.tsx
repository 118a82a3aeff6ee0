import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { connectionColors } from '../provisioning/connection-colors';

const words = texts.home;

/** Every workspace that is mirrored, and how it goes. */
export function ConnectionStates() {
  const connections = useQuery({
    queryKey: ['connections'],
    queryFn: () => data(api.GET('/connections', { params: { query: { limit: 50 } } })),
    refetchInterval: 30_000,
  });
  return (
    <Section title={words.connections}>
      <Loaded query={connections}>
        {({ items }) => (
          <Stack gap="xs">
            {items.length === 0 && <Text size="sm">{words.connectionsNone}</Text>}
            {items.map((connection) => (
              <Group key={connection.id}>
                <Anchor component={Link} href={`/apps/${connection.appSlug}/provisioning`}>
                  <bdi>{connection.appName}</bdi>
                </Anchor>
                <StateBadge text={words.states[connection.state]} color={connectionColors[connection.state]} />
                <Text size="sm">{connection.stateReason?.sentence}</Text>
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
