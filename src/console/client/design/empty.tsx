import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A list without rows: says so, and what to do next. */
export function Empty({ title, next, children }: { title: string; next: string; children?: ReactNode }) {
  return (
    <Paper withBorder p="xl" bg="var(--cs-surface)">
      <Stack gap="xs" align="center">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text c="dimmed" ta="center" maw="36rem">
          {next}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
