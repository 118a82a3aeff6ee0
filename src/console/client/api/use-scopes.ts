import { useSyncExternalStore } from 'react';
import type { schemas } from './schema';
import { openedOf, session } from './session';

type Scope = schemas['Scope'];

const none: readonly string[] = [];

/** What whoever is here may do: `may('apps:write')`. */
export function useScopes(): { may: (scope: Scope) => boolean } {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const scopes = openedOf(state)?.scopes ?? none;
  return { may: (scope) => scopes.includes(scope) };
}
