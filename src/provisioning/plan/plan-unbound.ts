import { findAccount } from '../matching/find-account';
import type { Match } from '../matching/match-person';
import type { AccountAttribute } from '../target/account';
import { leaveOutTaken } from './leave-out-taken';
import { personPrefix, type ValueChanges } from './operation';
import type { PersonPlanDraft } from './person-plan-draft';
import { nameManagerLater, planAccount, tellUserName } from './plan-account';
import { bindReason, createReason } from './say-person';

/**
 * Somebody whose account is not known, or not for sure: theirs is looked for before one is made. Whoever is not
 * authorised is recognised at most, and never written.
 */
export function planUnbound(draft: PersonPlanDraft): void {
  const { directory } = draft.facts;
  if (directory.state === 'deleted') return;
  const match = findAccount(draft.facts, draft.context);
  if (directory.authorised) take(draft, match);
  else if (match.kind === 'bind') {
    draft.binding = { kind: 'recognise', accountId: match.account.id, signals: match.signals };
  } else if (draft.facts.binding !== null && match.kind === 'none') draft.binding = { kind: 'clear' };
}

function take(draft: PersonPlanDraft, match: Match): void {
  const { binding, name } = draft.facts;
  switch (match.kind) {
    case 'conflict':
      draft.conflict(match);
      draft.binding = { kind: 'conflict', accountIds: match.accountIds, pointers: match.pointers };
      return;
    case 'propose':
      if (binding?.state !== 'proposed' || binding.accountId !== match.account.id) {
        draft.binding = { kind: 'propose', accountId: match.account.id, signals: match.signals };
      }
      draft.notice(
        'match_proposed',
        `${bindReason(name, match.account, match.signals).sentence} A person has to agree.`,
      );
      return;
    case 'bind': {
      const { account, signals } = match;
      draft.account = account;
      draft.step({
        kind: 'account.bind',
        phase: 'accounts',
        reason: bindReason(name, account, signals),
        changes: {},
        signals,
      });
      planAccount(draft, account, { justFound: true });
      return;
    }
    case 'none':
      if (binding !== null) draft.binding = { kind: 'clear' };
      if (draft.wanted.desire.active === true) create(draft);
  }
}

/** Without a username and an e-mail address Slack makes no account (Slack facts, SCIM §4). */
function create(draft: PersonPlanDraft): void {
  const { wanted, facts, context } = draft;
  for (const { sentence, remedy } of wanted.faults) draft.refuse({ code: 'value_invalid', sentence, remedy });
  const { mapping } = context;
  const missing = (['userName', 'email'] as const).filter((attribute) => wanted.values[attribute] === undefined);
  if (missing.length > 0) {
    draft.refuse({
      code: 'value_invalid',
      sentence: `${facts.name} has no value for ${missing.join(' and ')}, without which Slack makes no account.`,
      remedy: 'Add it in the directory, or change where the mapping takes it from.',
    });
    return;
  }
  const wantedChanges = newValues([...mapping.always, ...mapping.onCreate, ...mapping.fill], wanted.values);
  const { manager, ...rest } = leaveOutTaken(draft, wantedChanges, 'No account is made until that is decided.');
  if (rest.email === undefined || rest.userName === undefined) return;
  const isManagerLater = manager?.after?.startsWith(personPrefix) === true;
  const changes = manager === undefined || isManagerLater ? rest : { ...rest, manager };
  draft.step({ kind: 'account.create', phase: 'accounts', reason: createReason(facts.name), changes });
  tellUserName(draft, changes);
  if (isManagerLater) nameManagerLater(draft, { manager });
}

function newValues(attributes: readonly AccountAttribute[], values: PersonPlanDraft['wanted']['values']): ValueChanges {
  const changes: ValueChanges = {};
  for (const attribute of attributes) {
    const after = values[attribute];
    if (after !== undefined) changes[attribute] = { before: null, after };
  }
  return changes;
}
