import type { accountClasses } from '../../contracts';
import type { RemoteAccount } from '../target/account';

export { accountClasses } from '../../contracts';

/**
 * - `matched_assigned`: somebody's, who is authorised
 * - `matched_unassigned`: somebody's, who is not
 * - `local`: on, and nobody's in our directory
 * - `guest`, `bot`, `external`: nobody's, and not to be anybody's by itself
 * - `deactivated`: off, and nobody's
 */
export type AccountClass = (typeof accountClasses)[number];

/** Which class an account is of. @param person whom it is bound to; null: nobody */
export function classifyAccount(
  account: Pick<RemoteAccount, 'kind' | 'active'>,
  person: { authorised: boolean } | null,
): AccountClass {
  if (person !== null) return person.authorised ? 'matched_assigned' : 'matched_unassigned';
  if (account.kind === 'bot' || account.kind === 'external') return account.kind;
  if (!account.active) return 'deactivated';
  return account.kind === 'person' ? 'local' : 'guest';
}
