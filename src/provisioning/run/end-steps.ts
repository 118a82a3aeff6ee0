import { recordAudits } from '../../audit';
import {
  type Actor,
  type Clock,
  type ConnectionId,
  type GroupId,
  newId,
  type OperationId,
  type RunId,
  type UserId,
} from '../../core';
import type { Database, Transaction } from '../../db';
import type { AccountOperation, Operation } from '../plan/operation';
import type { DependentsStore } from './dependents-store';
import type { FailureStore } from './failure-store';
import type { MirroredGroup, MirroredPerson, MirrorStore } from './mirror-store';
import type { Outcome } from './outcome';
import { type EndedStep, provisioningEvent } from './provisioning-event';
import { toStepError } from './sort-outcome';
import type { Step, StepError } from './step';
import type { StepEnd, StepStore } from './step-store';

/** What became of a try, and when it goes on where it is not over. */
export type Ending = {
  step: Step;
  outcome: Outcome;
  runId: RunId;
  actor: Actor;
  state: StepEnd['state'];
  nextAt: Date | null;
};

type PersonStep = AccountOperation & Operation;
type Known = Extract<Outcome, { kind: 'done' | 'skipped' | 'turned_inactive' }>;

/**
 * Writes how steps ended: the step, what is known of Slack by it, who has to be looked at again, and the event, in one
 * transaction: each is there exactly once, or none is (R97).
 */
export class EndSteps {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #steps: StepStore;
  readonly #failures: FailureStore;
  readonly #mirror: MirrorStore;
  readonly #dependents: DependentsStore;

  constructor(collaborators: {
    database: Database;
    clock: Clock;
    steps: StepStore;
    failures: FailureStore;
    mirror: MirrorStore;
    dependents: DependentsStore;
  }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#steps = collaborators.steps;
    this.#failures = collaborators.failures;
    this.#mirror = collaborators.mirror;
    this.#dependents = collaborators.dependents;
  }

  write(connectionId: ConnectionId, endings: readonly Ending[]): Promise<void> {
    return this.#database.transaction(async (tx) => {
      const at = this.#clock.now();
      await this.#steps.end(tx, endings.map(toStepEnd), at);
      await this.#keepPeople(tx, connectionId, endings, at);
      await this.#keepGroups(tx, connectionId, endings, at);
      for (const ending of endings) {
        const left = refusedOperations(ending);
        if (left.length > 0) await this.#failures.insert(tx, ending.step.planId, ending.runId, left, at);
      }
      await recordAudits(
        tx,
        endings.flatMap((ending) => eventsOf(ending, connectionId, at)),
      );
    });
  }

  async #keepPeople(tx: Transaction, connectionId: ConnectionId, endings: readonly Ending[], at: Date): Promise<void> {
    const kept: MirroredPerson[] = [];
    const forgotten: UserId[] = [];
    const welcomed: UserId[] = [];
    for (const { step, outcome } of endings) {
      const { operation } = step;
      if (operation.subject.kind !== 'person' || !isAboutAccount(outcome)) continue;
      const person = operation as PersonStep;
      if (isOver(person, outcome)) forgotten.push(person.subject.id);
      else if (outcome.account) kept.push(mirrored(step, person, outcome.account));
      if (outcome.account && isWelcome(person)) welcomed.push(person.subject.id);
    }
    await this.#mirror.keepPeople(tx, connectionId, kept, at);
    await this.#mirror.forgetPeople(tx, connectionId, forgotten);
    await this.#dependents.raiseDependents(tx, connectionId, welcomed);
  }

  async #keepGroups(tx: Transaction, connectionId: ConnectionId, endings: readonly Ending[], at: Date): Promise<void> {
    const kept: MirroredGroup[] = [];
    const forgotten: MirroredGroup['groupId'][] = [];
    for (const { step, outcome } of endings) {
      const { subject } = step.operation;
      if (subject.kind !== 'group' || !('remoteId' in outcome)) continue;
      if (outcome.remoteId === null) forgotten.push(subject.id);
      else if (outcome.remoteId) kept.push({ groupId: subject.id, remoteId: outcome.remoteId, name: subject.name });
    }
    await this.#mirror.keepGroups(tx, connectionId, kept, at);
    await this.#mirror.forgetGroups(tx, connectionId, forgotten, at);
    await this.#dependents.raiseMissed(tx, connectionId, endings.flatMap(missedBy));
  }
}

/** People whom the step of a group left out, because they had no account when it was sent. */
function missedBy({ step, outcome }: Ending): { groupId: GroupId; userIds: readonly UserId[] }[] {
  const { subject } = step.operation;
  if (subject.kind !== 'group' || !('result' in outcome)) return [];
  const userIds = outcome.result.missingMembers ?? [];
  return userIds.length === 0 ? [] : [{ groupId: subject.id, userIds }];
}

function isAboutAccount(outcome: Outcome): outcome is Known {
  return 'account' in outcome;
}

/** Whether the binding has nothing to say any more: the account is gone or given up, or the person is, with it switched off. */
function isOver({ kind, reason }: PersonStep, { account }: Known): boolean {
  return account === null || kind === 'account.unbind' || (kind === 'account.deactivate' && reason.code === 'deleted');
}

function isWelcome({ kind }: PersonStep): boolean {
  return kind === 'account.create' || kind === 'account.reactivate' || kind === 'account.bind';
}

function mirrored(
  { settled }: Step,
  { kind, subject, changes, signals = [] }: PersonStep,
  account: NonNullable<Known['account']>,
): MirroredPerson {
  return {
    userId: subject.id,
    account,
    wantedDigest: settled?.wanted ?? null,
    signals: kind === 'account.create' ? ['made'] : signals,
    switched: kind === 'account.deactivate' ? 'off' : 'no',
    photoSent: changes.photo?.after ?? null,
  };
}

function toStepEnd({ step, outcome, state, nextAt }: Ending): StepEnd {
  const error = 'error' in outcome ? outcome.error : null;
  return {
    id: step.id,
    state,
    nextAt,
    result: 'result' in outcome ? outcome.result : null,
    error: error === null ? null : error instanceof Error ? toStepError(error) : error,
  };
}

/** Only what is over has an event; a step that is tried again has none yet. */
function eventsOf(ending: Ending, connection: ConnectionId, at: Date) {
  const { step, outcome, runId, actor, state } = ending;
  if (!['done', 'dead', 'skipped'].includes(state)) return [];
  const { result, error } = toStepEnd(ending);
  const refused = outcome.kind === 'done' ? (outcome.refused ?? []) : [];
  const ended: EndedStep[] = [
    { step, result, error },
    ...refused.map((each) => ({ step, result: null, error: each.error })),
  ];
  return ended.map((each) => provisioningEvent(each, { run: runId, connection, actor, at }));
}

/** An attribute that Slack did not take becomes a step of its own, which waits for a person: the others are written. */
function refusedOperations({ step, outcome }: Ending): { operation: Operation; error: StepError }[] {
  if (outcome.kind !== 'done' || outcome.refused === undefined) return [];
  const operation = step.operation as PersonStep;
  const accountId = outcome.account?.id ?? operation.accountId;
  return outcome.refused.map(({ attribute, change, error }) => ({
    operation: {
      ...operation,
      id: newId<OperationId>(),
      kind: 'account.update',
      phase: 'accounts',
      accountId,
      changes: { [attribute]: change },
    },
    error,
  }));
}
