import { Box } from '@mantine/core';
import type { ReactNode } from 'react';

/** What stands in a cell beside many others: no narrower than can be read, the table scrolls instead. */
export function Roomy({ isSentence = false, children }: { isSentence?: boolean; children: ReactNode }) {
  return <Box miw={isSentence ? '11rem' : '7.5rem'}>{children}</Box>;
}
