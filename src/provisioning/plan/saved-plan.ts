import {
  type Actor,
  type ConnectionId,
  type GroupId,
  type PlanId,
  type RunId,
  systemActor,
  type UserId,
} from '../../core';
import type { StateReason } from '../connection/connection';
import type { GuardBreach, PlanConflict, PlanNotice, PlanRefusal } from './plan';
import type { PlanReach } from './plan-reach';

/** `reconcile`: everybody; `touched`: who changed; `single`: provision now; `undo`: of a run; `removal`: of the connection. */
export type PlanKind = 'reconcile' | 'touched' | 'single' | 'undo' | 'removal';

/**
 * `waiting` for a person's decision; `approved`, to be applied; `applying`; `stopped` by a person or because nothing can
 * be done; `done`; `rejected`; `stale`: directory or Slack changed underneath, or a newer plan took its place.
 */
export type PlanState = 'waiting' | 'approved' | 'applying' | 'stopped' | 'done' | 'rejected' | 'stale';

/** What a plan is about, apart from its operations. */
export type PlanSubject = {
  /** Of a touched or single plan. */
  userIds?: readonly UserId[];
  groupIds?: readonly GroupId[];
  /** Of an undo. */
  runId?: RunId;
  /** Of a plan of everybody: which wish it fulfils. */
  wishedAt?: string;
  /** Why it is stale: who changed. */
  stale?: readonly { kind: 'person' | 'group'; id: string; name: string; side: 'directory' | 'slack' }[];
};

/** How many operations of each kind, how far they reach, and how many people and groups are as they should be. */
export type PlanCounts = {
  operations: { [kind: string]: number };
  reach: PlanReach;
  unchanged: { people: number; groups: number };
};

/** A plan as it is kept, without its operations. */
export type SavedPlan = {
  id: PlanId;
  connectionId: ConnectionId;
  kind: PlanKind;
  state: PlanState;
  /** 64 hexadecimal digits over the operations: what is approved is this and nothing else. */
  hash: string;
  scopeRevision: number;
  counts: PlanCounts;
  conflicts: readonly PlanConflict[];
  refusals: readonly PlanRefusal[];
  breaches: readonly GuardBreach[];
  notices: readonly PlanNotice[];
  subject: PlanSubject;
  madeBy: Actor;
  decidedBy: Actor | null;
  decidedAt: Date | null;
  createdAt: Date;
};

export type RunState = 'running' | 'stopped' | 'done' | 'failed';

/** The applying of a plan. */
export type Run = {
  id: RunId;
  planId: PlanId;
  connectionId: ConnectionId;
  state: RunState;
  stopReason: StateReason | null;
  startedBy: Actor;
  startedAt: Date;
  endedAt: Date | null;
};

/** Whether nobody in particular let it be applied: it broke no guard. */
export function isAutomatic({ decidedBy }: Pick<SavedPlan, 'decidedBy'>): boolean {
  return decidedBy?.kind === 'system' && decidedBy.id === provisioningActor.id;
}

/** Who acts where nobody in particular does. */
export const provisioningActor = systemActor('provisioning');
