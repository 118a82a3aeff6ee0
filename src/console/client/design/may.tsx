import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { schemas } from '../api/schema';
import { useScopes } from '../api/use-scopes';
import { texts } from '../texts/en';

/**
 * What one may do is shown; what a role may not do is explained in its place, never a button that does nothing.
 *
 * @param what the act as a phrase, "suspend people"
 */
export function May({ scope, what, children }: { scope: schemas['Scope']; what: string; children: ReactNode }) {
  const { may } = useScopes();
  if (may(scope)) return children;
  return (
    <Text size="sm" c="dimmed">
      {texts.mayNot(what)}
    </Text>
  );
}
