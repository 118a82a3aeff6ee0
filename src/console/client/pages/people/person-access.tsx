import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.people.detail;

/** Which apps a person may enter, and why, or why not. */
export function PersonAccess({ person }: { person: schemas['User'] }) {
  const apps = useQuery({
    queryKey: ['apps'],
    queryFn: () => data(api.GET('/apps', { params: { query: { limit: 200 } } })),
  });
  return (
    <Section title={words.access} lead={words.accessLead}>
      <Loaded query={apps}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{words.noApps}</Text>
          ) : (
            <List spacing="xs">
              {items.map((app) => (
                <AppAccess key={app.id} app={app} person={person} />
              ))}
            </List>
          )
        }
      </Loaded>
    </Section>
  );
}

function AppAccess({ app, person }: { app: schemas['AppDetail']; person: schemas['User'] }) {
  const access = useQuery({
    queryKey: ['person', person.id, 'access', app.id],
    queryFn: () => data(api.GET('/apps/{app}/access/{user}', { params: { path: { app: app.id, user: person.id } } })),
  });
  return (
    <List.Item>
      <Anchor component={Link} href={`/apps/${app.slug}`}>
        <bdi>{app.name}</bdi>
      </Anchor>{' '}
      <Text span size="sm" c="dimmed">
        {access.data !== undefined && sayAccess(access.data, person, app)}
      </Text>
      <QueryNote query={access} />
    </List.Item>
  );
}

function sayAccess(access: schemas['Access'], person: schemas['User'], app: schemas['AppDetail']): string {
  if (access.allowed) return words.because([person.username, ...(access.paths[0] ?? []), app.name].join(' → '));
  return access.reason === null ? '' : words.refusals[access.reason];
}
