import type { NewUser } from '../../contracts';
import type { Fault } from '../../core';
import type { ImportableAccount } from './import-store';
import { personFromAccount } from './person-from-account';

/** What becomes of an account that was selected: a person, and what is left out of them; or nobody, with the reasons. */
export type ImportJudgement = { person: NewUser | undefined; faults: Fault[] };

/**
 * Judges an account by itself; whether somebody of that username or e-mail is in the directory is for the one who asks it.
 *
 * @param account null: Slack does not have it any more
 */
export function judgeAccount(account: ImportableAccount | null): ImportJudgement {
  if (account === null) return refused('Slack does not have this account any more');
  const { kind, active, takenBy, held } = account;
  if (takenBy !== null) return refused(`is ${takenBy}’s already`);
  if (kind === 'bot') return refused('is an app’s account');
  if (kind === 'external') return refused('belongs to another organisation');
  if (!active) return refused('is deactivated: reactivate it in Slack first, or leave it');
  return personFromAccount(held);
}

function refused(message: string): ImportJudgement {
  return { person: undefined, faults: [{ path: 'account', message }] };
}
