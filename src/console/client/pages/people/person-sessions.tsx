import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { type Column, DataTable } from '../../design/data-table';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { MayActOn } from './may-act-on';
import { personName } from './person-name';

type Session = schemas['Session'];
const words = texts.people.detail;

/** Where a person is signed in, and ending it. */
export function PersonSessions({ person }: { person: schemas['User'] }) {
  const { may } = useScopes();
  const path = { user: person.id };
  const sessions = useQuery({
    queryKey: ['person', person.id, 'sessions'],
    queryFn: () => data(api.GET('/users/{user}/sessions', { params: { path } })),
    enabled: may('sessions:read'),
  });
  const endAll = useAct({
    run: () => data(api.DELETE('/users/{user}/sessions', { params: { path } })),
    done: words.ended,
    refresh: [['person', person.id, 'sessions']],
  });
  const any = (sessions.data?.items.length ?? 0) > 0;
  return (
    <Section
      title={words.sessions}
      lead={words.sessionsLead}
      actions={
        any && (
          <MayActOn person={person} scope="sessions:write" what={words.mayEndSessions}>
            <DangerButton
              dialogKey="end-sessions"
              label={words.endAll}
              title={words.endAllTitle(personName(person))}
              consequences={words.endAllConsequences}
              confirm={words.endAll}
              button={{ variant: 'default', size: 'xs' }}
              act={endAll}
            />
          </MayActOn>
        )
      }
    >
      <Loaded query={sessions}>
        {({ items }) => (
          <DataTable
            name="sessions"
            label={words.sessions}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Text size="sm">{words.noSessions}</Text>}
          />
        )}
      </Loaded>
    </Section>
  );
}

const columns: readonly Column<Session>[] = [
  {
    key: 'lastUsed',
    title: words.lastUsed,
    text: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => <Instant at={lastUsedAt} />,
  },
  {
    key: 'address',
    title: words.address,
    text: ({ address }) => address ?? '',
    cell: ({ address }) => address ?? texts.none,
  },
  {
    key: 'browser',
    title: words.browser,
    text: ({ userAgent }) => userAgent ?? '',
    cell: ({ userAgent }) => userAgent ?? texts.none,
  },
  {
    key: 'signedIn',
    title: words.signedInAt,
    text: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Instant at={createdAt} />,
    hidden: true,
  },
  {
    key: 'ends',
    title: words.endsAt,
    text: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => <Instant at={expiresAt} />,
    hidden: true,
  },
];
