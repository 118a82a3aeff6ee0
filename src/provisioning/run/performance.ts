import type { AccountId, RemoteGroupId } from '../../core';
import type { AccountAttribute, RemoteAccount, UsergroupDetails } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';

/** What it takes to carry out one step. */
export type Performance = {
  target: ProvisioningTarget;
  /** Whether it was tried before and may have been done, or half of it: then Slack is looked at first (R98). */
  mayBeDone: boolean;
  /** Asked before each write. @throws LeaseLost when another process may be writing */
  beforeWrite(): void;
  /** The account of a person now; undefined while they have none. */
  accountIdOf(userId: string): Promise<AccountId | undefined>;
  accountIdsOf(userIds: readonly string[]): Promise<ReadonlyMap<string, AccountId>>;
  /** The group in Slack of one that may have been made by the same plan; undefined while there is none. */
  remoteIdOf(groupId: string): Promise<RemoteGroupId | undefined>;
  /** An account as it was last read; undefined where it is not known. */
  knownAccount(id: AccountId): Promise<RemoteAccount | undefined>;
  /** Whether Slack holds what was sent, where it keeps a value in another form. */
  isSame(attribute: AccountAttribute, wanted: string | null, held: string | null): boolean;
  /** What the Web API knows of user groups; asked once for all who ask at the same time. */
  listUsergroups(): Promise<readonly UsergroupDetails[]>;
  /** Ends the sessions of a leaver, where that is wanted and possible. */
  endSessions(id: AccountId): Promise<void>;
  pause(milliseconds: number): Promise<void>;
  /** Pauses between readings while Slack does not show what it took. */
  lagPausesMs: readonly number[];
};
