import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useConnections } from '../../api/use-connections';
import { useScopes } from '../../api/use-scopes';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.people.detail;

/** What follows if somebody is suspended: here, and in each workspace that is mirrored, found out by the rules of a plan. */
export function SuspensionConsequences({ person }: { person: schemas['User'] }) {
  const { may } = useScopes();
  const connections = useConnections();
  return (
    <Stack gap="xs">
      <List size="sm" spacing="xs">
        {words.suspendConsequences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {may('provisioning:read') ? (
        <Loaded query={connections}>
          {(found) =>
            found
              .filter(({ state }) => state !== 'draft' && state !== 'deactivated')
              .map((connection) => <InSlack key={connection.id} connection={connection} person={person} />)
          }
        </Loaded>
      ) : (
        <Text size="sm">{words.suspendInSlackUnseen}</Text>
      )}
    </Stack>
  );
}

function InSlack({ connection, person }: { connection: schemas['Connection']; person: schemas['User'] }) {
  const preview = useQuery({
    queryKey: ['connection', connection.appSlug, 'suspension-preview', person.id],
    queryFn: () =>
      data(
        api.GET('/connections/{connection}/suspension-previews/{user}', {
          params: { path: { connection: connection.id, user: person.id } },
        }),
      ),
    staleTime: 0,
  });
  return (
    <section aria-label={connection.appName}>
      <Text size="sm" fw={600}>
        {words.suspendIn(connection.appName)}
      </Text>
      <Loaded query={preview}>
        {({ lines }) => (
          <List size="sm" spacing="xs">
            {lines.map(({ code, sentence }) => (
              <List.Item key={`${code} ${sentence}`}>
                <bdi>{sentence}</bdi>
              </List.Item>
            ))}
          </List>
        )}
      </Loaded>
    </section>
  );
}
