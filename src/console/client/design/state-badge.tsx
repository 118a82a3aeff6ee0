import { Badge } from '@mantine/core';

const looks = {
  green: { ink: 'var(--cs-success-ink)', wash: 'var(--cs-success-wash)' },
  yellow: { ink: 'var(--cs-warning-ink)', wash: 'var(--cs-warning-wash)' },
  red: { ink: 'var(--cs-danger-ink)', wash: 'var(--cs-danger-wash)' },
  grey: { ink: 'var(--mantine-color-dimmed)', wash: 'var(--cs-line)' },
};

/** A state in a word and a colour of the palette; the word alone tells all. */
export function StateBadge({ text, color }: { text: string; color: keyof typeof looks }) {
  return (
    <Badge variant="default" bd="none" bg={looks[color].wash} c={looks[color].ink} tt="none" fw={600} miw="max-content">
      {text}
    </Badge>
  );
}
