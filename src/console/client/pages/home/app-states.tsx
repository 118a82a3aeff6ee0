import { Anchor, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { useConnections } from '../../api/use-connections';
import { Loaded } from '../../design/loaded';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { AppState } from './app-state';

const words = texts.home;

/** Apps that stand on the page; whoever has more goes on in their list. */
const mostShown = 12;

/** Every app with its certificate and, where it is mirrored into Slack, how the mirror goes. */
export function AppStates() {
  const apps = useQuery({
    queryKey: ['apps', 'home'],
    queryFn: () => data(api.GET('/apps', { params: { query: { limit: mostShown } } })),
    refetchInterval: 30_000,
  });
  const connections = useConnections({ refetchInterval: 30_000 });
  return (
    <Section title={words.apps}>
      <QueryNote query={connections} />
      <Loaded query={apps}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && (
              <Text size="sm">
                {words.appsNone}{' '}
                <Anchor component={Link} href="/connect-slack">
                  {texts.apps.connectSlack}
                </Anchor>
              </Text>
            )}
            <SimpleGrid cols={{ base: 1, md: items.length === 1 ? 1 : 2 }}>
              {items.map((app) => (
                <AppState key={app.id} app={app} connections={connections.data} />
              ))}
            </SimpleGrid>
            {nextCursor !== null && (
              <Anchor component={Link} href="/apps" size="sm">
                {words.moreApps}
              </Anchor>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
