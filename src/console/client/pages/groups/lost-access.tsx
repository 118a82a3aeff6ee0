import { List } from '@mantine/core';
import { type QueryKey, useQuery } from '@tanstack/react-query';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.groups.detail;

/**
 * Which apps are lost by something that is taken away; asked anew each time it is shown.
 *
 * @param say that an app is lost, and by how many
 * @param nothing said where none is
 * @param inSlack what follows in a mirrored workspace
 */
export function LostAccess(props: {
  queryKey: QueryKey;
  ask: () => Promise<schemas['LostAccess']>;
  say: (app: string, people: number) => string;
  nothing?: string;
  inSlack?: string;
}) {
  const lost = useQuery({ queryKey: props.queryKey, queryFn: props.ask, staleTime: 0 });
  return (
    <Loaded query={lost}>
      {({ items }) => (
        <List size="sm" spacing="xs">
          {items.length === 0 && <List.Item>{props.nothing ?? words.nothingLost}</List.Item>}
          {items.map(({ id, name, people }) => (
            <List.Item key={id}>
              <bdi>{props.say(name, people)}</bdi>
            </List.Item>
          ))}
          <List.Item>{props.inSlack ?? words.takeOutInSlack}</List.Item>
        </List>
      )}
    </Loaded>
  );
}
