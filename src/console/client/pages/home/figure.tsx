import { Paper, Text } from '@mantine/core';
import { Link } from 'wouter';

const format = new Intl.NumberFormat();

/** A number that leads to what it counts. */
export function Figure(props: { label: string; value: number; href: string }) {
  return (
    <Paper
      withBorder
      p={{ base: 'xs', xs: 'md' }}
      bg="var(--cs-surface)"
      component={Link}
      href={props.href}
      className="figure"
    >
      <Text size="sm" c="dimmed">
        {props.label}
      </Text>
      <Text ff="heading" fz={32} fw={600} lh={1.2}>
        {format.format(props.value)}
      </Text>
    </Paper>
  );
}
