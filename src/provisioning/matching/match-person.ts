import type { AccountId, UserId } from '../../core';
import type { MatchSignal } from '../plan/operation';
import type { CandidateAccount } from '../plan/person-facts';
import type { PlanConflict } from '../plan/plan';
import { sayAccount, sayAccounts } from './say-account';
import { emailKey, type WantedSignals } from './wanted-signals';

/** Somebody who has no account yet, as far as we know. */
export type MatchSubject = {
  userId: UserId;
  /** Of the wanted account; two people of one name are less likely two people. */
  givenName: string | undefined;
  familyName: string | undefined;
  signals: WantedSignals;
  /** Slack's own id, where it is known from elsewhere. */
  claimedAccountId: AccountId | null;
  candidates: readonly CandidateAccount[];
};

export type MatchRules = { signals: readonly ('email' | 'userName')[]; whenCertain: 'bind' | 'propose' };

export type Match =
  | { kind: 'none' }
  | { kind: 'bind' | 'propose'; account: CandidateAccount; signals: readonly MatchSignal[] }
  | ({ kind: 'conflict'; pointers: Pointers } & Objection);

/** By which signals each of the accounts was found that a conflict is about. */
export type Pointers = { readonly [accountId: AccountId]: readonly MatchSignal[] };

/** What a person is told of a conflict. */
type Objection = Pick<PlanConflict, 'code' | 'sentence' | 'remedy' | 'accountIds'>;

/**
 * Finds the account that is somebody's: by Slack's id, then by the signals of the settings. One account is never given
 * to two people, and nothing is decided here when signals point to different accounts, when the account found was
 * switched off and may be a former colleague's, or when only the username fits (R115).
 */
export function matchPerson(subject: MatchSubject, rules: MatchRules): Match {
  const { found, several } = findAccounts(subject, rules);
  if (several !== undefined) {
    const pointers = Object.fromEntries(several.accounts.map(({ id }) => [id, [several.signal]]));
    return { kind: 'conflict', pointers, ...severalAccounts(several.signal, several.accounts) };
  }
  const accounts = [...new Set(found.values())];
  const [account, other] = accounts;
  if (account === undefined) return { kind: 'none' };
  if (other !== undefined) return { kind: 'conflict', pointers: pointersOf(found), ...signalsDisagree(found) };
  const signals = [...found.keys()];
  const objected = objection(subject, account, signals, rules);
  if (objected !== undefined) return { kind: 'conflict', pointers: pointersOf(found), ...objected };
  return { kind: howSure(account, rules), account, signals };
}

function pointersOf(found: ReadonlyMap<MatchSignal, CandidateAccount>): Pointers {
  const bySignal = Object.groupBy(found, ([, { id }]) => id);
  return Object.fromEntries(Object.entries(bySignal).map(([id, pairs = []]) => [id, pairs.map(([signal]) => signal)]));
}

type Several = { signal: MatchSignal; accounts: readonly CandidateAccount[] };

function findAccounts(
  { signals, claimedAccountId, candidates, userId }: MatchSubject,
  rules: MatchRules,
): { found: Map<MatchSignal, CandidateAccount>; several: Several | undefined } {
  const found = new Map<MatchSignal, CandidateAccount>();
  for (const signal of ['id', ...rules.signals] as const) {
    const fitting = candidates.filter((account) => {
      if (signal === 'id') return account.id === claimedAccountId;
      if (signal === 'email') return signals.email !== null && emailKey(account.values.email ?? '') === signals.email;
      // A username that somebody else's account has says nothing: the builder finds another.
      const isOthers = account.boundTo !== null && account.boundTo.userId !== userId;
      return !isOthers && signals.userName !== null && account.values.userName?.toLowerCase() === signals.userName;
    });
    const [account, another] = fitting;
    if (another !== undefined) return { found, several: { signal, accounts: fitting } };
    if (account !== undefined) found.set(signal, account);
  }
  return { found, several: undefined };
}

/** What speaks against the only account that was found. */
function objection(
  subject: MatchSubject,
  account: CandidateAccount,
  signals: readonly MatchSignal[],
  rules: MatchRules,
): Objection | undefined {
  if (account.boundTo !== null && account.boundTo.userId !== subject.userId) return boundToOther(account);
  if (account.kind === 'bot' || account.kind === 'external') return noPersonsAccount(account);
  if (signals.includes('id')) return undefined;
  const byNameOnly = !signals.includes('email') && rules.signals.includes('email');
  if (byNameOnly) return account.active ? otherEmail(account) : userNameOfDeactivated(account);
  if (!account.active && !signals.includes('userName') && !hasSameName(subject, account)) {
    return emailOfDeactivated(account);
  }
  return undefined;
}

/** A guest is somebody from outside more often than not: a person decides. */
function howSure({ kind }: CandidateAccount, rules: MatchRules): 'bind' | 'propose' {
  return kind === 'person' ? rules.whenCertain : 'propose';
}

function hasSameName({ givenName, familyName }: MatchSubject, { values }: CandidateAccount): boolean {
  const key = (given: string | undefined, family: string | undefined) =>
    `${given ?? ''} ${family ?? ''}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const wanted = key(givenName, familyName);
  return wanted !== '' && wanted === key(values.givenName, values.familyName);
}

function severalAccounts(signal: MatchSignal, accounts: readonly CandidateAccount[]): Objection {
  const what = signal === 'email' ? 'e-mail address' : 'username';
  return {
    code: 'several_accounts',
    sentence: `Several accounts have this ${what}: ${sayAccounts(accounts)}.`,
    remedy: 'Bind the person to the right one by hand.',
    accountIds: accounts.map(({ id }) => id),
  };
}

function signalsDisagree(found: ReadonlyMap<MatchSignal, CandidateAccount>): Objection {
  const words = { id: 'Slack’s id', email: 'the e-mail address', userName: 'the username' };
  const parts = [...found].map(([signal, account]) => `${words[signal]} points to ${sayAccount(account)}`);
  const sentence = parts.join(', ');
  return {
    code: 'signals_disagree',
    sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
    remedy: 'Bind the person to the right one by hand, or give them another username.',
    accountIds: [...new Set([...found.values()].map(({ id }) => id))],
  };
}

function boundToOther(account: CandidateAccount): Objection {
  return {
    code: 'account_bound_to_other',
    sentence: `The account found, ${sayAccount(account)}, belongs to ${account.boundTo?.name ?? 'somebody else'}.`,
    remedy: 'Give one of the two another e-mail address, or unbind the account from the other person first.',
    accountIds: [account.id],
  };
}

function noPersonsAccount(account: CandidateAccount): Objection {
  const what = account.kind === 'bot' ? 'an app’s' : 'another organisation’s';
  return {
    code: 'email_taken',
    sentence: `The account found, ${sayAccount(account)}, is ${what} and cannot be a person’s.`,
    remedy: 'Give the person another e-mail address or username, or mark the person as ignored.',
    accountIds: [account.id],
  };
}

function otherEmail(account: CandidateAccount): Objection {
  return {
    code: 'signals_disagree',
    sentence: `${sayAccount(account)} has the username, but another e-mail address.`,
    remedy: 'If it is the same person, bind them by hand; if not, give the person another username.',
    accountIds: [account.id],
  };
}

function userNameOfDeactivated(account: CandidateAccount): Objection {
  return {
    code: 'username_taken',
    sentence: `${sayAccount(account)} is deactivated and holds the username, with another e-mail address.`,
    remedy:
      'If the person has come back, bind them by hand, which reactivates the account; if not, give the person another username.',
    accountIds: [account.id],
  };
}

function emailOfDeactivated(account: CandidateAccount): Objection {
  return {
    code: 'email_held_by_deactivated',
    sentence: `${sayAccount(account)} is deactivated and holds the e-mail address, under another name. Slack makes no second account with it.`,
    remedy:
      'If the person has come back, bind them by hand, which reactivates the account; if the address was given to somebody new, change it on the deactivated account first.',
    accountIds: [account.id],
  };
}
