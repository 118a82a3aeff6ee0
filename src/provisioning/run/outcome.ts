import type { AccountId, RemoteGroupId } from '../../core';
import type { ValueChange } from '../plan/operation';
import type { AccountAttribute, RemoteAccount } from '../target/account';
import type { TargetError } from '../target/target-error';
import type { StepError, StepResult } from './step';

/** An attribute that Slack refused or did not take; the others were written, and this one waits for a person. */
export type RefusedAttribute = { attribute: AccountAttribute; change: ValueChange; error: StepError };

/** What became of a try to carry out a step. */
export type Outcome =
  /** Slack is as wanted, and said so. */
  | {
      kind: 'done';
      result: StepResult;
      /** The account as Slack then has it; null: it is not there. Left out where the step is about no account. */
      account?: RemoteAccount | null;
      /** Slack's group, where the step made it or took it over; null: it is gone. */
      remoteId?: RemoteGroupId | null;
      refused?: readonly RefusedAttribute[];
    }
  /** Slack was as wanted already, or there is nothing any more that it could be done to. */
  | { kind: 'skipped'; result: StepResult; account?: RemoteAccount | null; remoteId?: RemoteGroupId | null }
  /** Nobody knows whether it was done: look before it is tried again. */
  | { kind: 'unsure'; error: TargetError }
  /** Not done, and heals by itself. */
  | { kind: 'again'; error: TargetError }
  /** Not done, and does not heal: a person has to change something. */
  | { kind: 'failed'; error: StepError }
  /** Not done, and nothing else can be either: the run stops. */
  | { kind: 'stop'; error: TargetError }
  /** An account is off that was told to be on: whatever does that to others too has to be found first. */
  | { kind: 'turned_inactive'; error: StepError; account: RemoteAccount };

/** The account or group of a subject, found when it is needed: it may have been made by the same run. */
export type FindAccounts = (userIds: readonly string[]) => Promise<ReadonlyMap<string, AccountId>>;
