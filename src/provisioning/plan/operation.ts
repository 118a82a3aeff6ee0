import type { AccountId, GroupId, OperationId, RemoteGroupId, UserId } from '../../core';
import type { AccountAttribute } from '../target/account';

/** Somebody in our directory, with a name to show. */
export type PersonRef = { kind: 'person'; id: UserId; name: string };
export type GroupRef = { kind: 'group'; id: GroupId; name: string };

/** What stands in front of a person's own id where the id of their account is not known yet. */
export const personPrefix = 'person:';

/**
 * One attribute as it was and as it is to be; null = not set. `manager` is an account's id; where the manager gets an
 * account in the same plan only, `after` is `personPrefix` and the manager's id here, and applying puts the account in.
 */
export type ValueChange = { before: string | null; after: string | null };
export type ValueChanges = { [attribute in AccountAttribute]?: ValueChange };

/** What spoke for an account being somebody's: Slack's own id, the e-mail address, the username. */
export type MatchSignal = 'id' | 'email' | 'userName';

/** Who comes into a group or leaves it. `userId` is null for an account that is bound to nobody. */
export type MemberRef = { userId: UserId | null; accountId: AccountId | null; name: string };

export type AccountOperation = {
  /**
   * `account.bind` and `account.unbind` send nothing: the first takes an account that is there for a person, the second
   * gives it up again, which only an undo does.
   */
  kind:
    | 'account.create'
    | 'account.bind'
    | 'account.unbind'
    | 'account.update'
    | 'account.reactivate'
    | 'account.deactivate';
  subject: PersonRef;
  /** Null until Slack gave one: only before `account.create`. */
  accountId: AccountId | null;
  changes: ValueChanges;
  /** `account.bind`: what spoke for the account. */
  signals?: readonly MatchSignal[];
};

/** A group is made with those who are in it: Slack keeps no empty one, and it is one request. */
export type GroupOperation = {
  subject: GroupRef;
  /** Null until Slack gave one: only before `group.create`. */
  remoteId: RemoteGroupId | null;
} & (
  | { kind: 'group.create'; name: string; members: readonly MemberRef[] }
  /** Takes over a group of the same name that we did not make; what changes for its members follows as own operations. */
  | { kind: 'group.adopt'; name: string }
  | { kind: 'group.rename'; before: string; after: string }
  | { kind: 'group.enable' }
  | { kind: 'group.members'; add: readonly MemberRef[]; remove: readonly MemberRef[] }
  | {
      kind: 'group.describe';
      before: UsergroupText;
      after: UsergroupText;
    }
  | { kind: 'group.delete'; name: string }
);

export type UsergroupText = { handle?: string; description?: string; channelIds?: readonly string[] };

/** Why an operation is in the plan: a stable code, and the sentence a person reads. */
export type OperationReason = { code: ReasonCode; sentence: string };

export type ReasonCode =
  | 'authorised'
  | 'matched'
  | 'not_authorised'
  | 'suspended'
  | 'password_expired'
  | 'deleted'
  | 'returned'
  | 'inactive_not_by_us'
  | 'attributes_differ'
  | 'drift'
  | 'manager'
  | 'group_pushed'
  | 'group_recreated'
  | 'group_name_taken'
  | 'group_renamed'
  | 'group_deleted'
  | 'group_disabled_in_slack'
  | 'members_differ'
  | 'text_differs'
  | 'undo'
  | 'connection_removed';

/**
 * Order in which operations are taken: leavers overtake everything, members follow accounts, managers come when
 * everybody is there. Inside a phase operations of different subjects run side by side.
 */
export const phases = ['leavers', 'accounts', 'groups', 'members', 'texts', 'managers', 'removals'] as const;
export type Phase = (typeof phases)[number];

/** One step of a plan. It is sent once, and what came of it is kept with it. */
export type Operation = (AccountOperation | GroupOperation) & {
  id: OperationId;
  phase: Phase;
  reason: OperationReason;
  /** Digests of what it was planned from: applying refuses once either is different. Null: nothing was there. */
  basis: { wanted: string | null; held: string | null };
};

export type OperationKind = Operation['kind'];
