import type { AttributeSubject } from '../../apps';
import type { AccountId, UserId } from '../../core';
import type { AccountKind, AccountRank, AccountValues } from '../target/account';
import type { MemberRef } from './operation';

/** What the directory says of a person now, for one app. */
export type DirectoryFacts =
  | {
      state: 'present';
      subject: AttributeSubject;
      /** In an authorised group of this app, directly or through parents. Other apps do not count. */
      authorised: boolean;
      suspended: boolean;
      passwordExpired: boolean;
    }
  | { state: 'deleted' };

/** The row of `bindings`, as far as planning looks at it. */
export type BindingFacts = {
  state: 'proposed' | 'bound' | 'conflicting' | 'ignored';
  accountId: AccountId | null;
  managed: boolean;
  userName: string | null;
  wantedDigest: string | null;
  heldDigest: string | null;
  /** Address of the photo that was last sent: Slack shows its own, so what it holds cannot be compared. */
  photoSent: string | null;
  deactivatedAt: Date | null;
};

/** An account as last read, without its values: enough to see that nothing is to be done. */
export type AccountDigest = {
  id: AccountId;
  /** As `heldDigest` makes it. */
  digest: string;
  active: boolean;
  kind: AccountKind;
  rank: AccountRank;
  /** `values.manager`, which is compared apart because the manager's account may change under an unchanged person. */
  manager: AccountId | null;
};

export type HeldAccount = AccountDigest & { values: AccountValues };

/** An account that somebody may be, or that stands in their way. */
export type CandidateAccount = HeldAccount & {
  /** Who it is bound to, or is marked ignored for; null: nobody. */
  boundTo: { userId: UserId; name: string } | null;
};

/** Everything that is true now about one person and their account, as far as `isUpToDate` looks. */
export type PersonDigestFacts = {
  userId: UserId;
  /** Shown in the plan. */
  name: string;
  directory: DirectoryFacts;
  /** From the `UserNameBook`; null for people who are not to have an account. */
  userName: string | null;
  /**
   * The manager as a person: with their account, or without one if they get it in the same plan. Null: no manager, or
   * one who has no account and gets none.
   */
  manager: MemberRef | null;
  binding: BindingFacts | null;
  /** The account that the binding names; null: none is named, or Slack, asked for this very id, has none. */
  account: AccountDigest | null;
};

/** Everything that is true now about one person and their account. */
export type PersonFacts = Omit<PersonDigestFacts, 'account'> & {
  account: HeldAccount | null;
  /** Other accounts that hold an e-mail or username of `wantedSignals`, and the one of `claimedAccountId`. */
  candidates: readonly CandidateAccount[];
  /** An account that is theirs by Slack's own id, from elsewhere than the binding; null: not known. */
  claimedAccountId: AccountId | null;
};
