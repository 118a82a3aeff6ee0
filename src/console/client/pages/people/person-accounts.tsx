import { Anchor, Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useConnections } from '../../api/use-connections';
import { useScopes } from '../../api/use-scopes';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { accountText, bindingColors, signalText } from '../bindings/say-binding';

const words = texts.people.detail;

/** Which account in each mirrored workspace is a person's, and the way to where that is decided. */
export function PersonAccounts({ person }: { person: schemas['User'] }) {
  const { may } = useScopes();
  const connections = useConnections();
  if (!may('provisioning:read')) return null;
  return (
    <Section title={words.accounts} lead={words.accountsLead}>
      <Loaded query={connections}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm">{words.noConnections}</Text>
          ) : (
            <List spacing="xs" listStyleType="none">
              {items.map((connection) => (
                <List.Item key={connection.id}>
                  <Account connection={connection} person={person} />
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </Section>
  );
}

function Account({ connection, person }: { connection: schemas['Connection']; person: schemas['User'] }) {
  const { appSlug, appName } = connection;
  const binding = useQuery({
    queryKey: ['connection', appSlug, 'bindings', person.id],
    queryFn: () =>
      data(
        api.GET('/connections/{connection}/bindings/{user}', {
          params: { path: { connection: appSlug, user: person.id } },
        }),
      ),
  });
  return (
    <Group gap="xs">
      <bdi>{appName}</bdi>
      <Loaded query={binding}>
        {(found) => (
          <>
            <StateBadge text={texts.bindings.people.states[found.state]} color={bindingColors[found.state]} />
            <Text size="sm">
              <bdi>{accountText(found)}</bdi> {signalText(found) !== '' && `(${signalText(found)})`}
            </Text>
          </>
        )}
      </Loaded>
      <Anchor
        component={Link}
        size="sm"
        href={`/apps/${appSlug}/bindings/people?search=${encodeURIComponent(person.username)}`}
      >
        {words.atDesk}
      </Anchor>
    </Group>
  );
}
