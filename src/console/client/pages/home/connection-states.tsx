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
                <MirrorFigures slug={connection.appSlug} />
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

/** People in Slack against people who may be there, and what waits for a person. */
function MirrorFigures({ slug }: { slug: string }) {
  const path = { connection: slug };
  const status = useQuery({
    queryKey: ['connection', slug, 'status'],
    queryFn: () => data(api.GET('/connections/{connection}/status', { params: { path } })),
    refetchInterval: 30_000,
  });
  const counts = useQuery({
    queryKey: ['connection', slug, 'binding-counts'],
    queryFn: () => data(api.GET('/connections/{connection}/binding-counts', { params: { path } })),
    refetchInterval: 30_000,
  });
  if (status.data === undefined || counts.data === undefined) return null;
  const { accounts, peopleWithoutAccount } = counts.data;
  return (
    <>
      <Anchor component={Link} href={`/apps/${slug}/bindings/people`} size="sm">
        {words.inSlack(accounts.matched_assigned, accounts.matched_assigned + peopleWithoutAccount)}
      </Anchor>
      <Anchor component={Link} href={`/apps/${slug}/plans`} size="sm">
        {words.waiting(status.data.waitingPlans, status.data.failures)}
      </Anchor>
    </>
  );
}
