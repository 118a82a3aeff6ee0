import type { ReactNode } from 'react';

/** What stands in a cell beside many others: no narrower than can be read, the table scrolls instead. */
export function Roomy({ isSentence = false, children }: { isSentence?: boolean; children: ReactNode }) {
  return <div className={isSentence ? 'roomy-sentence' : 'roomy'}>{children}</div>;
}
