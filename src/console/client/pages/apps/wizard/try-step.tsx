import { Anchor, Button, Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { Instant } from '../../../design/instant';
import { Loaded } from '../../../design/loaded';
import { Section } from '../../../design/section';
import { texts } from '../../../texts/en';

const words = texts.wizard.try;

/** A test sign-in with one's own account, and every try as it happens. */
export function TryStep({ app }: { app: schemas['AppDetail'] }) {
  const tries = useQuery({
    queryKey: ['app', app.slug, 'sign-ins', 'latest'],
    queryFn: () => data(api.GET('/traces', { params: { query: { app: app.slug, limit: 10 } } })),
    refetchInterval: 1_000,
  });
  return (
    <>
      <Text maw="44rem">{words.lead}</Text>
      <Group>
        <Button component="a" href={app.launchUrl} target="_blank" rel="noreferrer">
          {words.open}
        </Button>
      </Group>
      <Section title={words.attempts}>
        <Loaded query={tries}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm">{words.none}</Text>
            ) : (
              <List size="sm" aria-live="polite">
                {items.map((attempt) => (
                  <List.Item key={attempt.code}>
                    <Instant at={attempt.startedAt} /> {attempt.user?.username ?? ''}{' '}
                    {texts.activity.trace.outcomes[attempt.outcome]} {attempt.errorCode ?? ''}{' '}
                    <Anchor component={Link} href={`/activity/sign-ins/${attempt.code}`}>
                      {attempt.code}
                    </Anchor>
                  </List.Item>
                ))}
              </List>
            )
          }
        </Loaded>
      </Section>
    </>
  );
}
