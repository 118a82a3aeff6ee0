import { SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client';
import { Page } from '../design/page';
import { ProblemNote } from '../design/problem-note';
import { texts } from '../texts/en';

/** The state of everything at a glance. */
export function HomePage() {
  const status = useQuery({ queryKey: ['status'], queryFn: () => data(api.GET('/status')) });
  return (
    <Page title={texts.navigation.home}>
      {status.isError && <ProblemNote error={status.error} onRetry={() => void status.refetch()} />}
      {status.data !== undefined && (
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Text>{status.data.people.all}</Text>
        </SimpleGrid>
      )}
    </Page>
  );
}
