import type { AccountKind } from '../target/account';
import type { WantedMember } from './group-facts';
import type { BindingFacts } from './person-facts';
import type { Desire, PersonPlan } from './person-plan';

/** What decides whether somebody can be in a group in Slack. */
export type StandingFacts = {
  desire: Pick<Desire, 'active'>;
  /** Of the same plan, where it plans them too. */
  gets: PersonPlan['gets'];
  /** Null: not bound. */
  binding: Pick<BindingFacts, 'state'> | null;
  /** As it is now; null: none, or gone. */
  account: { active: boolean; kind: AccountKind } | null;
  /** Listed in the settings of the connection. */
  isProtected: boolean;
};

/**
 * Whether somebody is added to the groups they are in. Slack takes nobody who is deactivated, no single-channel guest and
 * no app (Slack facts, SCIM §9); whom nobody has decided about, and who is protected, is left where they are.
 */
export function memberStanding(facts: StandingFacts): WantedMember['standing'] {
  const { desire, gets, binding, account, isProtected } = facts;
  if (isProtected) return 'left_alone';
  if (account !== null && !['person', 'multi-channel-guest'].includes(account.kind)) return 'left_alone';
  if (gets !== null) return gets.active ? 'active' : 'inactive';
  if (binding !== null && binding.state !== 'bound') return 'left_alone';
  return binding !== null && account?.active === true && desire.active !== false ? 'active' : 'inactive';
}
