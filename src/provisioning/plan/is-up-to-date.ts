import type { PersonDigestFacts } from './person-facts';
import type { PlanContext } from './plan-context';
import { type WantedPerson, wantPerson } from './want-person';

/**
 * Whether nothing is to be done for a person, by digests alone: the values of the account and other accounts need not be
 * read for them (R109). False says no more than that `planPerson` has to look.
 */
export function isUpToDate(facts: PersonDigestFacts, context: PlanContext): boolean {
  const { binding, directory } = facts;
  if (binding?.state === 'ignored') return true;
  if (binding?.state !== 'bound') return directory.state === 'deleted';
  if (!binding.managed) return directory.state === 'deleted' || !directory.authorised;
  return isSettled(facts, wantPerson(facts, context));
}

/** For somebody who is bound and managed. */
export function isSettled({ binding, account, manager }: PersonDigestFacts, wanted: WantedPerson): boolean {
  if (wanted.desire.active === 'keep') return true;
  if (binding === null || account === null) return false;
  const managerStays =
    (!wanted.kept.includes('manager') || (manager?.accountId ?? account.manager) === account.manager) &&
    (!wanted.fill.includes('manager') || account.manager !== null || manager === null);
  return (
    managerStays &&
    wanted.faults.length === 0 &&
    wanted.digest === binding.wantedDigest &&
    account.digest === binding.heldDigest
  );
}
