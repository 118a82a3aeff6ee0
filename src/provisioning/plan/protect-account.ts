import { sayAccount } from '../matching/say-account';
import type { AccountRank } from '../target/account';
import type { HeldAccount } from './person-facts';
import type { PlanRefusal } from './plan';
import type { PlanContext } from './plan-context';

/** Why an account is left alone. `always`: not changed at all; else it is only never switched off. */
export type Protection = Pick<PlanRefusal, 'code' | 'sentence' | 'remedy'> & { always: boolean };

const order: readonly AccountRank[] = ['member', 'admin', 'owner', 'primary-owner'];

/**
 * What protects an account from us: owners, the token's own account, accounts above the token's rank, those listed for
 * emergencies, and what is nobody's (R105). Slack refuses some of it too, but not all: an owner's token could switch off
 * every other owner (Slack facts, SCIM §8).
 */
export function protectionOf(account: Protectable, context: ProtectionRules): Protection | undefined {
  const name = sayAccount(account);
  const { owner } = context.capabilities;
  if (context.settings.protectedAccountIds.includes(account.id)) {
    return always('listed_as_protected', `${name} is on the list of protected accounts.`, takeOffTheList);
  }
  if (owner?.accountId === account.id) {
    return always('token_owner', `${name} is the account that the token acts for.`, changeByHand);
  }
  if (account.kind === 'bot') return always('bot', `${name} is an app’s account.`, 'Unbind the person from it.');
  if (account.kind === 'external') {
    return always('external', `${name} belongs to another organisation.`, 'Unbind the person from it.');
  }
  const tokenRank = owner?.rank ?? 'unknown';
  if (isAbove(account.rank, tokenRank)) {
    const sentence = `${name} has a higher rank in Slack than the account that the token acts for.`;
    return always(
      'higher_rank',
      sentence,
      'Connect with the token of somebody of the same rank, or change it by hand in Slack.',
    );
  }
  return offProtection(account.rank, tokenRank, name);
}

type Protectable = Pick<HeldAccount, 'id' | 'values' | 'kind' | 'rank'>;
type ProtectionRules = {
  settings: Pick<PlanContext['settings'], 'protectedAccountIds'>;
  capabilities: Pick<PlanContext['capabilities'], 'owner'>;
};

function offProtection(rank: AccountRank, tokenRank: AccountRank, name: string): Protection | undefined {
  switch (rank) {
    case 'primary-owner':
      return fromBeingSwitchedOff('primary_owner', `${name} is the primary owner.`, handOver);
    case 'owner':
      return fromBeingSwitchedOff('owner', `${name} is an owner.`, takeRankAway);
    case 'unknown':
      // An admin's token cannot touch owners, so Slack itself holds the rule then (Slack facts, SCIM §1).
      return tokenRank === 'admin'
        ? undefined
        : fromBeingSwitchedOff('rank_unknown', `Slack does not tell whether ${name} is an owner.`, giveScope);
    default:
      return undefined;
  }
}

const takeOffTheList = 'Take it off the list in the settings of the connection, if it is to be managed.';
const changeByHand = 'Change it by hand in Slack, or connect with the token of another account.';
const handOver =
  'Let the primary ownership be transferred in Slack first; owners are never deactivated by Countersign.';
const takeRankAway =
  'Let another owner take the rank away in Slack first; owners are never deactivated by Countersign.';
const giveScope =
  'Give the token the scope users:read, by which Slack tells who is an owner, or deactivate it by hand.';

function isAbove(rank: AccountRank, tokenRank: AccountRank): boolean {
  return rank !== 'unknown' && tokenRank !== 'unknown' && order.indexOf(rank) > order.indexOf(tokenRank);
}

function always(code: Protection['code'], sentence: string, remedy: string): Protection {
  return { code, sentence, remedy, always: true };
}

function fromBeingSwitchedOff(code: Protection['code'], sentence: string, remedy: string): Protection {
  return { code, sentence, remedy, always: false };
}
