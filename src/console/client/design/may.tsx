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
  return may(scope) ? children : <MayNot scope={scope} what={what} />;
}

/** The explanation alone, where the acts stand row by row below it and are left out there. */
export function MayNot({ scope, what }: { scope: schemas['Scope']; what: string }) {
  const { may } = useScopes();
  if (may(scope)) return null;
  return (
    <Text size="sm" c="dimmed">
      {texts.mayNot(what)}
    </Text>
  );
}
