import { sayAccount } from '../matching/say-account';
import { emailKey } from '../matching/wanted-signals';
import type { ValueChanges } from './operation';
import type { CandidateAccount } from './person-facts';
import { isOther, type PersonPlanDraft } from './person-plan-draft';
import type { PlanConflict } from './plan';

/**
 * Leaves out an e-mail address or username that another account holds, deactivated ones too: Slack would refuse it, and
 * taking it away from there is a person's decision (R115).
 *
 * @param consequence what follows, as a sentence
 */
export function leaveOutTaken(draft: PersonPlanDraft, changes: ValueChanges, consequence: string): ValueChanges {
  const left = { ...changes };
  const { candidates } = draft.facts;
  const others = candidates.filter((account) => isOther(account, draft.account));
  const email = changes.email?.after;
  const emailHolder = others.find(({ values }) => email && emailKey(values.email ?? '') === emailKey(email));
  if (emailHolder !== undefined) {
    draft.conflict(emailTaken(emailHolder, draft, consequence));
    delete left.email;
  }
  const userName = changes.userName?.after?.toLowerCase();
  const nameHolder = others.find(({ values }) => userName && values.userName?.toLowerCase() === userName);
  if (nameHolder !== undefined) {
    draft.conflict(userNameTaken(nameHolder, consequence));
    delete left.userName;
  }
  return left;
}

function emailTaken(
  holder: CandidateAccount,
  { facts }: PersonPlanDraft,
  consequence: string,
): Omit<PlanConflict, 'userId' | 'name'> {
  const accountIds = [holder.id];
  const name = sayAccount(holder);
  if (holder.boundTo !== null && holder.boundTo.userId !== facts.userId) {
    return {
      code: 'account_bound_to_other',
      sentence: `${name}, the account of ${holder.boundTo.name}, holds the wanted e-mail address. ${consequence}`,
      remedy: 'Give one of the two another e-mail address.',
      accountIds,
    };
  }
  if (!holder.active) {
    return {
      code: 'email_held_by_deactivated',
      sentence: `${name}, which is deactivated, holds the wanted e-mail address. ${consequence}`,
      remedy: 'Change the e-mail address of the deactivated account in Slack, so that it is free.',
      accountIds,
    };
  }
  return {
    code: 'email_taken',
    sentence: `${name} holds the wanted e-mail address. ${consequence}`,
    remedy:
      'If both are one person’s, deactivate one in Slack and change its e-mail address; if not, give the person another address.',
    accountIds,
  };
}

function userNameTaken(holder: CandidateAccount, consequence: string): Omit<PlanConflict, 'userId' | 'name'> {
  return {
    code: 'username_taken',
    sentence: `${sayAccount(holder)}${holder.active ? '' : ', which is deactivated,'} has the wanted username. ${consequence}`,
    remedy: 'Give one of the two another username.',
    accountIds: [holder.id],
  };
}
