import { sayUserName } from '../usernames/say-user-name';
import { diffValues } from './diff-values';
import { leaveOutTaken } from './leave-out-taken';
import { personPrefix, type ValueChanges } from './operation';
import type { HeldAccount } from './person-facts';
import { hasChanges, type PersonPlanDraft } from './person-plan-draft';
import { type Protection, protectionOf } from './protect-account';
import { inactiveReason, managerReason, offReason, returnReason, updateReason } from './say-person';

/**
 * Brings an account that is somebody's, and that we write, to what is wanted: off, on again, or changed; one of them, or
 * nothing.
 *
 * @param justFound it was bound by this very plan
 */
export function planAccount(draft: PersonPlanDraft, account: HeldAccount, { justFound }: { justFound: boolean }): void {
  draft.writes(account);
  const protection = protectionOf(account, draft.context);
  switch (draft.wanted.desire.active) {
    case false:
      switchOff(draft, account, protection);
      break;
    case true:
      keepOn(draft, account, { justFound, protection });
      break;
    case 'keep':
      break; // neither on nor off is ours to say, so nothing else is
  }
}

function switchOff(draft: PersonPlanDraft, account: HeldAccount, protection: Protection | undefined): void {
  const { facts, wanted } = draft;
  if (!account.active) {
    if ((facts.binding?.deactivatedAt ?? null) === null) draft.binding ??= { kind: 'agree_inactive' };
    return;
  }
  const reason = offReason(facts.name, wanted.desire.because);
  if (protection !== undefined) {
    const sentence = `${reason.sentence} The account is not deactivated: ${protection.sentence}`;
    draft.refuse({ ...protection, sentence });
    return;
  }
  draft.count('deactivations');
  draft.step({ kind: 'account.deactivate', phase: 'leavers', reason, changes: {} });
}

function keepOn(
  draft: PersonPlanDraft,
  account: HeldAccount,
  { justFound, protection }: { justFound: boolean; protection: Protection | undefined },
): void {
  const { facts, wanted } = draft;
  for (const { sentence, remedy } of wanted.faults) draft.refuse({ code: 'value_invalid', sentence, remedy });
  const photoSent = facts.binding?.photoSent ?? null;
  const all = leaveOutTaken(
    draft,
    diffValues(wanted, wanted.values, account.values, photoSent),
    'It stays as it was; everything else is written.',
  );
  const { manager, ...rest } = all;
  const isManagerLater = manager?.after?.startsWith(personPrefix) === true;
  const changes = isManagerLater ? rest : all;
  if (account.active && !hasChanges(all)) return;
  if (protection?.always === true) {
    draft.refuse(protection);
    return;
  }
  if (!account.active) {
    const byUs = (facts.binding?.deactivatedAt ?? null) !== null;
    const isReturn = justFound || byUs;
    if (!isReturn) draft.count('inactiveNotByUs');
    const reason = isReturn
      ? returnReason(facts.name, account, { found: justFound })
      : inactiveReason(facts.name, account);
    draft.step({ kind: 'account.reactivate', phase: 'accounts', reason, changes });
  } else if (hasChanges(changes)) {
    const reason = updateReason(facts.name, changes, { drifted: hasDrifted(draft, account) });
    draft.step({ kind: 'account.update', phase: 'accounts', reason, changes });
  }
  tellUserName(draft, changes);
  if (isManagerLater) nameManagerLater(draft, { manager });
}

/** A username that is not what the directory says is explained where it is given. */
export function tellUserName(draft: PersonPlanDraft, changes: ValueChanges): void {
  const { directory } = draft.facts;
  const userName = changes.userName?.after ?? null;
  if (userName === null || directory.state === 'deleted') return;
  const { userName: source } = draft.context.mapping.valuesFor(directory.subject).values;
  const sentence = source === undefined ? null : sayUserName(source, userName);
  if (sentence !== null) draft.notice('username_built', `${draft.facts.name}: ${sentence}`);
}

/** The manager has no account before the plan is applied: a second pass names them. */
export function nameManagerLater(draft: PersonPlanDraft, changes: ValueChanges): void {
  draft.step({ kind: 'account.update', phase: 'managers', reason: managerReason(draft.facts.name), changes });
}

/** The same is wanted as when both last agreed, and Slack holds something else (R116). */
function hasDrifted({ facts: { binding }, wanted }: PersonPlanDraft, account: HeldAccount): boolean {
  return (
    binding?.wantedDigest === wanted.digest && binding.heldDigest !== null && binding.heldDigest !== account.digest
  );
}
