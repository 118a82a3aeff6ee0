import { SimpleGrid, Stack } from '@mantine/core';
import { useScopes } from '../../api/use-scopes';
import { useStatus } from '../../api/use-status';
import { Loaded } from '../../design/loaded';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { AppStates } from './app-states';
import { Attention } from './attention';
import { Figure } from './figure';
import { SignInDays } from './sign-in-days';

const words = texts.home;

/** The state of everything at a glance; every number leads to the list behind it. */
export function HomePage() {
  const { may } = useScopes();
  const status = useStatus({ refetchInterval: 30_000 });
  return (
    <Page title={words.title}>
      <Stack>
        <Loaded query={status}>
          {(found) => (
            <>
              <Attention status={found} />
              <SimpleGrid cols={{ base: 2, md: 4 }} spacing={{ base: 'xs', xs: 'md' }}>
                <Figure label={words.people} value={found.people.all} href="/people" />
                <Figure label={words.suspended} value={found.people.suspended} href="/people?state=suspended" />
                <Figure label={words.groups} value={found.groups} href="/groups" />
                <Figure label={words.apps} value={found.apps.all} href="/apps" />
              </SimpleGrid>
            </>
          )}
        </Loaded>
        {may('apps:read') && <AppStates />}
        <SignInDays />
      </Stack>
    </Page>
  );
}
