import { List } from '@mantine/core';
import { type QueryKey, useQuery } from '@tanstack/react-query';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.groups.detail;

/**
 * What follows if somebody, or a group, is taken out of a group; asked anew each time it is shown.
 *
 * @param say that an app is lost, and by how many
 */
export function LostAccess(props: {
  queryKey: QueryKey;
  ask: () => Promise<schemas['LostAccess']>;
  say: (app: string, people: number) => string;
}) {
  const lost = useQuery({ queryKey: props.queryKey, queryFn: props.ask, staleTime: 0 });
  return (
    <Loaded query={lost}>
      {({ items }) => (
        <List size="sm" spacing="xs">
          {items.length === 0 && <List.Item>{words.nothingLost}</List.Item>}
          {items.map(({ id, name, people }) => (
            <List.Item key={id}>
              <bdi>{props.say(name, people)}</bdi>
            </List.Item>
          ))}
          <List.Item>{words.takeOutInSlack}</List.Item>
        </List>
      )}
    </Loaded>
  );
}
