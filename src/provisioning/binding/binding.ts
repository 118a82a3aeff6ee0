import type { AccessRefusal } from '../../apps';
import type { AccountId, ConnectionId, UserId } from '../../core';
import type { AccountClass } from '../matching/account-class';
import type { AccountKind, AccountRank } from '../target/account';
import type { LinkState } from './link-state';

export type BindingState = 'unbound' | 'proposed' | 'bound' | 'conflicting' | 'ignored';

/** An account as it was last read, in short. */
export type AccountSummary = {
  accountId: AccountId;
  userName: string;
  email: string;
  displayName: string;
  active: boolean;
  kind: AccountKind;
  rank: AccountRank;
};

/** An account that a conflict is about, and what points to it. */
export type Candidate = AccountSummary & { signals: string[] };

/** A person and the account that is theirs, or may be. */
export type PersonBinding = {
  userId: UserId;
  username: string;
  name: string;
  email: string;
  deleted: boolean;
  authorised: boolean;
  /** Why they may not enter the app at this moment; null: they may. */
  refusal: AccessRefusal | null;
  state: BindingState;
  accountId: AccountId | null;
  account: AccountSummary | null;
  managed: boolean;
  signals: string[];
  candidates: Candidate[];
  link: { state: LinkState; sentAt: Date | null; endsAt: Date | null; confirmedAt: Date | null };
};

export type ClassifiedAccount = AccountSummary & {
  class: AccountClass;
  person: { userId: UserId; username: string; name: string } | null;
  firstSeenAt: Date;
  importedAt: Date | null;
};

/** The row of a person, as far as a decision about it goes. */
export type BindingRow = {
  connectionId: ConnectionId;
  userId: UserId;
  accountId: AccountId | null;
  state: Exclude<BindingState, 'unbound'>;
  managed: boolean;
  signals: object;
};

/** What somebody looked at before they decided; without a state, they did not say. */
export type SeenBinding = { seenState?: BindingState | undefined; seenAccountId?: string | undefined };
