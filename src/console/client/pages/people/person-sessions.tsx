import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { ActButton, useAct } from '../../design/act';
import { Instant } from '../../design/instant';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';

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
        any &&
        may('sessions:write') && (
          <ActButton act={endAll} variant="default" size="xs">
            {words.endAll}
          </ActButton>
        )
      }
    >
      <Loaded query={sessions}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{words.noSessions}</Text>
          ) : (
            <Wide label={words.sessions}>
              <Table miw={480} aria-label={words.sessions}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.lastUsed}</Table.Th>
                    <Table.Th>{words.from}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((session) => (
                    <Table.Tr key={session.id}>
                      <Table.Td>
                        <Instant at={session.lastUsedAt} />
                      </Table.Td>
                      <Table.Td>{[session.address, session.userAgent].filter(Boolean).join(' · ')}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
          )
        }
      </Loaded>
    </Section>
  );
}
