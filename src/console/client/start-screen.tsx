import { Center, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ApiProblem } from './api/problem';
import { session } from './api/session';
import { ProblemNote } from './design/problem-note';
import { Waiting } from './design/waiting';
import { texts } from './texts/en';

const pauseMs = 3_000;

/**
 * Before it is known who is here: asks, says what went wrong, and asks again until it is known.
 *
 * @param error why the last try did not succeed
 */
export function StartScreen({ error }: { error: ApiProblem | undefined }) {
  useEffect(() => {
    const timer = setTimeout(tryToStart, error === undefined ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [error]);
  if (error === undefined) return <Waiting />;
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw="40rem">
        <Title order={1} size="h2">
          {texts.start.title}
        </Title>
        <ProblemNote error={error} onRetry={tryToStart} />
        <Text c="dimmed">{texts.start.lead}</Text>
      </Stack>
    </Center>
  );
}

function tryToStart(): void {
  void session.token().catch(() => undefined); // what went wrong is in the state
}
