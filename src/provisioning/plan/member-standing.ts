import type { AccountKind } from '../target/account';
import type { WantedMember } from './group-facts';
import type { BindingFacts } from './person-facts';
import type { Desire } from './person-plan';

/** What decides whether somebody can be in a group in Slack. */
export type StandingFacts = {
  desire: Pick<Desire, 'active'>;
  /** Null: not bound; an account is made for them if they are to have one. */
  binding: Pick<BindingFacts, 'state'> | null;
  /** Null: none, or gone. */
  account: { active: boolean; kind: AccountKind } | null;
  /** Listed in the settings of the connection. */
  isProtected: boolean;
};

/**
 * Whether somebody is added to the groups they are in. Slack takes nobody who is deactivated, no single-channel guest and
 * no app (Slack facts, SCIM §9); whom nobody has decided about, and who is protected, is left where they are.
 */
export function memberStanding({ desire, binding, account, isProtected }: StandingFacts): WantedMember['standing'] {
  if (isProtected || (binding !== null && binding.state !== 'bound')) return 'left_alone';
  if (account !== null && !['person', 'multi-channel-guest'].includes(account.kind)) return 'left_alone';
  if (desire.active === 'keep') return account?.active === true ? 'active' : 'inactive';
  const isGone = binding !== null && account === null;
  return desire.active && !isGone ? 'active' : 'inactive';
}
