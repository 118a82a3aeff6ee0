import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useList } from '../../design/list-page';
import { MoreButton } from '../../design/more-button';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';

const words = texts.people.detail;

/** Which apps a person may enter, and why, or why not. */
export function PersonAccess({ person }: { person: schemas['User'] }) {
  const access = useList(['person', person.id, 'access'], (cursor) =>
    data(
      api.GET('/users/{user}/access', {
        params: { path: { user: person.id }, query: { limit: 50, ...(cursor !== '' && { cursor }) } },
      }),
    ),
  );
  return (
    <Section title={words.access} lead={words.accessLead}>
      <QueryNote query={access} />
      {access.isSuccess && access.rows.length === 0 && <Text size="sm">{words.noApps}</Text>}
      <List spacing="xs">
        {access.rows.map((item) => (
          <List.Item key={item.app.id}>
            <Anchor component={Link} href={`/apps/${item.app.slug}`}>
              <bdi>{item.app.name}</bdi>
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {sayAccess(item, person)}
            </Text>
          </List.Item>
        ))}
      </List>
      <MoreButton list={access} />
    </Section>
  );
}

function sayAccess({ app, reason, paths }: schemas['AppAccess'], person: schemas['User']): string {
  if (reason !== null) return words.refusals[reason];
  return words.because([person.username, ...(paths[0] ?? []), app.name].join(' → '));
}
