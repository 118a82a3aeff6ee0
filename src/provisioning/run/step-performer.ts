import { setTimeout as pause } from 'node:timers/promises';
import { type AccountId, Batch, type Logger } from '../../core';
import type { Connection } from '../connection/connection';
import type { AccountOperation, GroupOperation, Operation } from '../plan/operation';
import { sameValue } from '../plan/same-value';
import type { AccountAttribute, RemoteAccount, UsergroupDetails } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import { TargetError } from '../target/target-error';
import type { Lease } from '../work/lease';
import type { MirrorStore } from './mirror-store';
import type { Outcome } from './outcome';
import { performAccount } from './perform-account';
import { performGroup } from './perform-group';
import type { Performance } from './performance';
import type { Step } from './step';

/** What Slack's reading may lag behind its writing, in all: about eight seconds. */
const lagPausesMs = [250, 500, 1_000, 2_000, 4_000];

type Session = {
  lease: Lease;
  target(): ProvisioningTarget;
  connection(): Connection;
  /** An account was written: what a reading under way says of it may be older. */
  noteWritten(id: AccountId): void;
};

/** Carries out steps of any kind. */
export class StepPerformer {
  readonly #mirror: MirrorStore;
  readonly #logger: Logger;
  readonly #pause: (milliseconds: number) => Promise<void>;

  constructor(collaborators: { mirror: MirrorStore; logger: Logger; pause?: (milliseconds: number) => Promise<void> }) {
    this.#mirror = collaborators.mirror;
    this.#logger = collaborators.logger;
    this.#pause = collaborators.pause ?? ((milliseconds) => pause(milliseconds));
  }

  /** @returns carries out one step while the lease holds */
  forSession(session: Session): (step: Step) => Promise<Outcome> {
    const { connectionId } = session.lease;
    const usergroups = new Batch<null, readonly UsergroupDetails[]>(
      async (all) => {
        const groups = await session.target().listUsergroups();
        return all.map(() => groups);
      },
      { inFlight: 1, largest: 1_000 },
    );
    const find = new Batch<string, AccountId | undefined>(
      async (userIds) => {
        const found = await this.#mirror.accountIdsOf(connectionId, userIds);
        return userIds.map((userId) => found.get(userId));
      },
      { inFlight: 1, largest: 500 },
    );
    const known = new Batch<AccountId, RemoteAccount | undefined>(
      async (ids) => {
        const accounts = await this.#mirror.accountsOf(connectionId, ids);
        return ids.map((id) => accounts.get(id));
      },
      { inFlight: 1, largest: 500 },
    );
    return async (step) => {
      const target = session.target();
      const performance: Performance = {
        target,
        mayBeDone: step.mayBeDone || step.attempts > 0 || (await this.#mayBeDoneByAnother(step)),
        beforeWrite: () => session.lease.check(),
        accountIdOf: (userId) => find.add(userId),
        accountIdsOf: (userIds) => this.#mirror.accountIdsOf(connectionId, userIds),
        remoteIdOf: (groupId) => this.#mirror.remoteIdOf(connectionId, groupId),
        knownAccount: (id) => known.add(id),
        isSame: isSameInSlack,
        listUsergroups: () => usergroups.add(null),
        endSessions: (id) => this.#endSessions(id, target, session.connection()),
        pause: this.#pause,
        lagPausesMs,
      };
      const outcome = await perform(step.operation, performance);
      if ('account' in outcome && outcome.account) session.noteWritten(outcome.account.id);
      return outcome;
    };
  }

  /** Members that another plan changed while this one was made may be as wanted already: Slack is looked at first. */
  async #mayBeDoneByAnother({ planId, operation: { kind, subject } }: Step): Promise<boolean> {
    return kind === 'group.members' && this.#mirror.wasJustWritten(planId, subject.id);
  }

  /** That a leaver's sessions end at once is wished for and no condition: the account is switched off all the same. */
  async #endSessions(id: AccountId, target: ProvisioningTarget, { settings, capabilities }: Connection): Promise<void> {
    const canEnd = capabilities?.capabilities.some(({ name, state }) => name === 'sessions.reset' && state === 'works');
    if (!settings.resetSessionsOfLeavers || canEnd !== true) return;
    try {
      await target.resetSessions(id);
    } catch (error) {
      if (!(error instanceof TargetError) || error.kind === 'unauthorized') throw error;
      this.#logger.warn({ err: error, accountId: id }, 'the sessions of a leaver could not be ended');
    }
  }
}

function perform(operation: Operation, performance: Performance): Promise<Outcome> {
  return operation.subject.kind === 'person'
    ? performAccount(operation as AccountOperation & Operation, performance)
    : performGroup(operation as GroupOperation & Operation, performance);
}

/** Slack shows a photo at an address of its own, and nothing as an empty text here and there. */
function isSameInSlack(attribute: AccountAttribute, wanted: string | null, held: string | null): boolean {
  if (wanted === null) return held === null || held === '';
  if (held === null) return wanted === '';
  return attribute === 'photo' || sameValue(attribute, wanted, held);
}
