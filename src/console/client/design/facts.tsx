import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Label and value, line by line; what is not set is left out. */
export function Facts({
  title,
  rows,
}: {
  title?: string;
  rows: readonly (readonly [label: string, value: ReactNode])[];
}) {
  const set = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <Paper withBorder p="md" bg="var(--cs-surface)">
      {title !== undefined && (
        <Title order={2} size="h4" mb="sm">
          {title}
        </Title>
      )}
      <dl className="facts">
        {set.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
