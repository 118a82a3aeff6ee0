import { isSettled } from './is-up-to-date';
import type { PersonPlanDraft } from './person-plan-draft';
import { planAccount } from './plan-account';
import { bindReason } from './say-person';

/** Somebody whose account is known. */
export function planBound(draft: PersonPlanDraft): void {
  const { facts, wanted } = draft;
  const { account, binding, directory } = facts;
  const isManaged = binding?.managed === true;
  const isAuthorised = directory.state === 'present' && directory.authorised;
  // Known to be theirs, never written, and not authorised: matched and unassigned, which is nobody's business.
  if (!isManaged && !isAuthorised) return;
  if (account === null) {
    sayGone(draft);
    return;
  }
  if (isManaged && isSettled(facts, wanted)) {
    draft.writes(account);
    return;
  }
  if (!isManaged) {
    draft.account = account;
    const reason = bindReason(facts.name, account, []);
    draft.step({ kind: 'account.bind', phase: 'accounts', reason, changes: {}, signals: [] });
  }
  planAccount(draft, account, { justFound: !isManaged });
}

/** Slack deletes no account, so this one was bound by mistake or lies in another workspace (R115). */
function sayGone(draft: PersonPlanDraft): void {
  const { binding } = draft.facts;
  if (draft.wanted.desire.active !== true || binding === null || binding.accountId === null) return;
  draft.conflict({
    code: 'account_gone',
    sentence: `Slack has no account ${binding.accountId} any more, which was bound. No other account is taken for it by itself.`,
    remedy: 'Unbind the person: then their account is looked for again, and made if there is none.',
    accountIds: [binding.accountId],
  });
}
