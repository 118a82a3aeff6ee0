import type { AccountId, RemoteGroupId } from '../../core';
import type { AccountAttribute, AccountValues, RemoteAccount, RemoteGroup, UsergroupDetails } from './account';
import type { Capabilities } from './capability';
import type { TargetError } from './target-error';

/** What an update changes; null takes a value away, what is not named stays. `active` is always said. */
export type AccountChange = {
  active: boolean;
  values: { readonly [attribute in AccountAttribute]?: string | null };
};

/** What became of one member of a change; one that fails never holds up the others. */
export type MemberOutcome = { accountId: AccountId; error: TargetError | null };

/**
 * Where accounts and groups are mirrored to: one Slack workspace or organisation behind one token. Implemented by `slack`,
 * which knows versions, shapes, paging, rate limits and codes; nothing here does.
 *
 * Every method rejects with `TargetError` and nothing else. Each resolves only when Slack said so; writes are not
 * repeated inside (reads are). Rate limits are obeyed inside: a call waits for its turn, and after a 429 everybody waits.
 */
export type ProvisioningTarget = {
  /** Asks Slack what the token can do. Never rejects for what the token cannot do: that is the answer. */
  probe(): Promise<Capabilities>;
  /** Every account, deactivated ones too where Slack lists them, page by page. */
  listAccounts(): AsyncIterable<readonly RemoteAccount[]>;
  readAccount(id: AccountId): Promise<RemoteAccount | undefined>;
  /** Accounts with this e-mail or this username, deactivated ones too as far as Slack can be asked. */
  findAccounts(by: { email: string } | { userName: string }): Promise<readonly RemoteAccount[]>;
  /** @returns the account as Slack then has it: what it did not take is missing there */
  createAccount(values: AccountValues, externalId: string): Promise<RemoteAccount>;
  /** @returns the account as Slack then has it */
  updateAccount(id: AccountId, change: AccountChange): Promise<RemoteAccount>;
  listGroups(): AsyncIterable<readonly RemoteGroup[]>;
  readGroup(id: RemoteGroupId): Promise<RemoteGroup | undefined>;
  createGroup(name: string, memberIds: readonly AccountId[]): Promise<RemoteGroup>;
  renameGroup(id: RemoteGroupId, name: string): Promise<void>;
  /** Adds and removes as a delta, in calls as large as Slack takes; never sends the whole list. */
  changeMembers(
    id: RemoteGroupId,
    change: { add: readonly AccountId[]; remove: readonly AccountId[] },
  ): Promise<readonly MemberOutcome[]>;
  deleteGroup(id: RemoteGroupId): Promise<void>;
  /** User groups with what SCIM does not tell; needs `usergroups.describe`. */
  listUsergroups(): Promise<readonly UsergroupDetails[]>;
  describeUsergroup(
    id: RemoteGroupId,
    change: { handle?: string; description?: string; channelIds?: readonly string[] },
  ): Promise<void>;
  enableUsergroup(id: RemoteGroupId): Promise<void>;
  /** Names in the one namespace of users, channels and groups that are no account's: channels and handles. */
  listTakenNames(): Promise<readonly string[]>;
  /** Ends the sessions of an account, where the plan has it. */
  resetSessions(id: AccountId): Promise<void>;
};
