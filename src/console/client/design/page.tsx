import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../texts/en';
import { arriveAt } from './arrive';

/** The frame of one page: its heading, a sentence on what it is for, what can be done here, and the content. */
export function Page(props: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current !== null) arriveAt(heading.current);
  }, []);
  useEffect(() => {
    document.title = `${props.title} · ${texts.product}`;
  }, [props.title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="md">
        <Box>
          <Title ref={heading} order={1} size="h2" tabIndex={-1}>
            {props.title}
          </Title>
          {props.lead !== undefined && (
            <Text c="dimmed" maw="44rem">
              {props.lead}
            </Text>
          )}
        </Box>
        {props.actions}
      </Group>
      {props.children}
    </Stack>
  );
}
