import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { api, data } from '../../api/client';
import { Loaded } from '../../design/loaded';
import { Page } from '../../design/page';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { PersonAccess } from './person-access';
import { PersonAccounts } from './person-accounts';
import { PersonActions } from './person-actions';
import { PersonFacts } from './person-facts';
import { PersonGroups } from './person-groups';
import { personName, personState } from './person-name';
import { PersonSessions } from './person-sessions';

/** One person: what is known, what they may enter and why, where they are signed in. */
export function PersonPage() {
  const { person: reference = '' } = useParams();
  const person = useQuery({
    queryKey: ['person', reference],
    queryFn: () => data(api.GET('/users/{user}', { params: { path: { user: reference } } })),
  });
  return (
    <Loaded query={person}>
      {(found) => (
        <Page title={personName(found)} lead={<bdi>{found.email}</bdi>} actions={<PersonActions person={found} />}>
          <Stack>
            <Group>
              <StateBadge {...personState(found)} />
              <Anchor component={Link} size="sm" href={`/activity?person=${encodeURIComponent(found.username)}`}>
                {texts.activity.ofPerson}
              </Anchor>
            </Group>
            <PersonAccess key={found.id} person={found} />
            <PersonAccounts person={found} />
            <PersonGroups person={found} />
            <PersonFacts person={found} />
            <PersonSessions person={found} />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}
