import type { AccountId, OperationId, PlanId, RemoteGroupId, UserId } from '../../core';
import type { Operation } from '../plan/operation';
import type { AccountAttribute, AccountValues } from '../target/account';

/**
 * Where a step of a saved plan stands. `sent` without an answer becomes `unknown`, which only a look at Slack clears;
 * `retry` waits for `nextAt`; `dead` waits for a person; `skipped` was not needed, or was planned anew.
 */
export type StepState = 'planned' | 'sent' | 'unknown' | 'done' | 'retry' | 'dead' | 'skipped';

/** States from which a step still has to get somewhere. */
export const openStates: readonly StepState[] = ['planned', 'sent', 'unknown', 'retry'];

/** What the binding keeps once a person is as wanted: digests of what was wanted, and of what Slack held then. */
export type Settled = { wanted: string; held: string | null };

/** One operation of a saved plan, and what became of it. */
export type Step = {
  id: OperationId;
  planId: PlanId;
  seq: number;
  operation: Operation;
  /** On the last step of a person. */
  settled: Settled | null;
  state: StepState;
  attempts: number;
  /** Whether an answer of an earlier try was lost: it may have been done. */
  mayBeDone: boolean;
  nextAt: Date | null;
  sentAt: Date | null;
  endedAt: Date | null;
  result: StepResult | null;
  error: StepError | null;
};

/** What Slack held before and after, so that it can be shown, proved and undone; by attribute or by part of a group. */
export type StepResult = {
  before: StepSide;
  after: StepSide;
  /** Why nothing was sent, where nothing was. */
  skipped?: 'already_so' | 'planned_anew' | 'not_there';
  /** Members that could not be added or taken out, and those who have no account yet. */
  failedMembers?: readonly { accountId: AccountId; error: StepError }[];
  missingMembers?: readonly UserId[];
};

/** One side of a change, as far as the step touches it. */
export type StepSide = {
  accountId?: AccountId | undefined;
  remoteId?: RemoteGroupId | undefined;
  active?: boolean | undefined;
  values?: { readonly [attribute in AccountAttribute]?: string | null } | AccountValues | undefined;
  name?: string | undefined;
  members?: readonly AccountId[] | undefined;
  added?: readonly AccountId[] | undefined;
  removed?: readonly AccountId[] | undefined;
  text?: { handle?: string; description?: string; channelIds?: readonly string[] } | undefined;
  disabled?: boolean | undefined;
};

/** Why a step did not succeed, in words for whoever has to do something about it. Holds no token and no value. */
export type StepError = {
  kind: string;
  /** Slack's own code, or ours in brackets. */
  slackCode: string;
  what: string;
  meaning: string;
  remedy: string;
  attribute: AccountAttribute | null;
};
