import { Button, Group, Text } from '@mantine/core';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, data } from './api/client';
import { texts } from './texts/en';

/** Says that Countersign does not answer, and asks it until it does; then the page asks anew for everything on it. */
export function AwayBanner() {
  const queries = useQueryClient();
  const probe = useQuery({
    queryKey: ['away'],
    queryFn: () => data(api.GET('/caller')),
    refetchInterval: 3_000,
    retry: false,
    gcTime: 0,
  });
  useEffect(() => () => void askAnew(queries), [queries]);
  return (
    <Group p="xs" mb="md" justify="space-between" bg="var(--cs-warning-wash)" c="var(--cs-warning-ink)">
      <Text role="status">{texts.unreachable}</Text>
      <Button size="xs" variant="default" onClick={() => void probe.refetch()}>
        {texts.retry}
      </Button>
    </Group>
  );
}

/** What waits for its next try would wait up to half a minute more. */
async function askAnew(queries: QueryClient): Promise<void> {
  await queries.cancelQueries({ type: 'active', predicate: ({ state }) => state.fetchFailureCount > 0 });
  await queries.invalidateQueries();
}
