import type { PersonFacts } from '../plan/person-facts';
import type { PlanContext } from '../plan/plan-context';
import { type Match, matchPerson } from './match-person';
import { signalsOf } from './wanted-signals';

/** What looking for somebody's account takes. */
export type SeekerFacts = Pick<PersonFacts, 'userId' | 'directory' | 'binding' | 'candidates' | 'claimedAccountId'>;

/**
 * The account that is, or may be, somebody's who is not bound. Asked before usernames are settled as well: who is found
 * in Slack keeps the name they have there.
 */
export function findAccount(
  { userId, directory, binding, candidates, claimedAccountId }: SeekerFacts,
  { mapping, settings }: Pick<PlanContext, 'mapping' | 'settings'>,
): Match {
  if (directory.state === 'deleted') return { kind: 'none' };
  const { values } = mapping.valuesFor(directory.subject);
  const { givenName, familyName } = values;
  const signals = signalsOf(values, binding);
  const match = matchPerson(
    { userId, givenName, familyName, signals, claimedAccountId, candidates },
    settings.matching,
  );
  // What was proposed to a person stays proposed until they decide, also when it has become certain.
  const isProposed = binding?.state === 'proposed' && match.kind === 'bind' && binding.accountId === match.account.id;
  return isProposed ? { ...match, kind: 'propose' } : match;
}
