import type { AccountId, GroupId, RemoteGroupId, UserId } from '../../core';
import type { MemberRef, Operation } from './operation';

/** Two signals that disagree, or one that fits several: a person decides. */
export type PlanConflict = {
  userId: UserId;
  name: string;
  code:
    | 'signals_disagree'
    | 'several_accounts'
    | 'account_bound_to_other'
    | 'email_held_by_deactivated'
    | 'email_taken'
    | 'username_taken'
    | 'account_gone';
  sentence: string;
  remedy: string;
  accountIds: readonly AccountId[];
};

/** Something wanted that we do not do, with the reason: protected accounts, rows Slack cannot take. */
export type PlanRefusal = {
  subject: { kind: 'person'; id: UserId; name: string } | { kind: 'group'; id: GroupId; name: string };
  code:
    | 'owner'
    | 'primary_owner'
    | 'token_owner'
    | 'higher_rank'
    | 'rank_unknown'
    | 'guest'
    | 'external'
    | 'listed_as_protected'
    | 'bot'
    | 'built_in_group'
    | 'group_name_taken'
    | 'group_too_large'
    | 'handle_taken'
    | 'capability_missing'
    | 'value_invalid';
  sentence: string;
  remedy: string;
  /** `group_name_taken`: what would change for the members of that group if it were taken over. */
  wouldChange?: { remoteId: RemoteGroupId; add: readonly MemberRef[]; remove: readonly MemberRef[] };
};

/** A guard that the plan breaks: it is held until a person decides. */
export type GuardBreach = {
  code:
    | 'too_many_deactivations'
    | 'too_many_group_deletions'
    | 'source_empty'
    | 'inactive_not_by_us'
    | 'needs_approval';
  sentence: string;
  count: number;
  limit: number | null;
};

/** Something a person should know, and that holds up nothing. */
export type PlanNotice = { code: string; sentence: string; subjectId: string | null };

/** What would be done to Slack, and what would not, and why. */
export type Plan = {
  operations: readonly Operation[];
  conflicts: readonly PlanConflict[];
  refusals: readonly PlanRefusal[];
  breaches: readonly GuardBreach[];
  notices: readonly PlanNotice[];
  /** How many people and groups were looked at and are as they should be. */
  unchanged: { people: number; groups: number };
};
