import type { Org } from '../org/org';
import type { FaultRule } from './fault-rule';

/** Revokes the token a call came with, or takes a scope from it: for good, not for this call only. */
export function spoilToken(
  org: Org,
  text: string | undefined,
  fault: Extract<FaultRule, { kind: 'revoke-token' | 'remove-scope' }>,
): void {
  const token = text === undefined ? undefined : org.tokens.find(text);
  if (!token) return;
  if (fault.kind === 'revoke-token') org.tokens.revoke(token.id);
  else org.tokens.update(token.id, { scopes: token.scopes.filter((scope) => scope !== fault.scope) });
}
