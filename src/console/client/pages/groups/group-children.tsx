import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.groups.detail;

/** The groups directly inside a group. */
export function GroupChildren({ group }: { group: schemas['Group'] }) {
  const children = useQuery({
    queryKey: ['group', group.id, 'children'],
    queryFn: () => data(api.GET('/groups/{group}/children', { params: { path: { group: group.id } } })),
  });
  return (
    <Section title={words.children}>
      <Loaded query={children}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{words.noChildren}</Text>
          ) : (
            <List>
              {items.map((child) => (
                <List.Item key={child.id}>
                  <Anchor component={Link} href={`/groups/${child.id}`}>
                    <bdi>{child.name}</bdi>
                  </Anchor>
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </Section>
  );
}
