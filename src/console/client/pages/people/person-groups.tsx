import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.people.detail;

/** The groups of a person, each with its way. */
export function PersonGroups({ person }: { person: schemas['User'] }) {
  const groups = useQuery({
    queryKey: ['person', person.id, 'groups'],
    queryFn: () => data(api.GET('/users/{user}/groups', { params: { path: { user: person.id } } })),
  });
  return (
    <Section title={words.groups} lead={words.groupsLead}>
      <Loaded query={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{words.noGroups}</Text>
          ) : (
            <List spacing="xs">
              {items.map((group) => (
                <List.Item key={group.id}>
                  <Anchor component={Link} href={`/groups/${group.id}`}>
                    <bdi>{group.name}</bdi>
                  </Anchor>{' '}
                  <Text span size="sm" c="dimmed">
                    {group.direct ? words.direct : words.through(group.path.join(' → '))}
                  </Text>
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </Section>
  );
}
