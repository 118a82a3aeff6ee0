import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Loaded } from '../../design/loaded';

/**
 * What an act does to the people of an app: how many it hits, asked for when it is to be shown and said where it is known,
 * and what is so whoever they are.
 *
 * @param say how many people could enter until now, as a sentence
 */
export function AppConsequences(props: {
  app: schemas['AppDetail'];
  say: (people: number) => string;
  sentences: readonly string[];
}) {
  const { app, say, sentences } = props;
  const reach = useQuery({
    queryKey: ['app', app.slug, 'reach'],
    queryFn: () => data(api.GET('/apps/{app}/access', { params: { path: { app: app.slug } } })),
    staleTime: 0,
  });
  return (
    <Stack gap="xs">
      <Loaded query={reach}>{({ people }) => <Text size="sm">{say(people)}</Text>}</Loaded>
      <List size="sm" spacing="xs">
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
