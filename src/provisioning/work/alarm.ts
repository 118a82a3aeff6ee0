import type { Clock, Logger } from '../../core';
import type { Database } from '../../db';
import type { Connection, StateReason } from '../connection/connection';
import type { ConnectionStateService } from '../connection/connection-state-service';
import type { GuardStore } from '../guards/guard-store';
import type { PlanStore } from '../plan/plan-store';
import { provisioningActor } from '../plan/saved-plan';
import type { Ending } from '../run/end-steps';
import type { Lane } from '../run/lane';
import { TargetError } from '../target/target-error';
import type { ReconcileStore } from './reconcile-store';

const dayMs = 86_400_000;

type Collaborators = {
  database: Database;
  clock: Clock;
  logger: Logger;
  states: ConnectionStateService;
  guards: GuardStore;
  plans: PlanStore;
  reconciles: ReconcileStore;
};

/** Stops everything where going on would do harm or no good, and calls somebody. */
export class Alarm {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Judges how a step ended. @param haltAll nothing more is to be sent */
  async judge(connection: Connection, lane: Lane, { outcome, state }: Ending, haltAll: () => void): Promise<void> {
    if (outcome.kind === 'stop') {
      haltAll();
      await this.#quarantine(connection, accessReason(outcome.error));
    } else if (outcome.kind === 'turned_inactive') {
      haltAll();
      await this.#use.database.transaction((tx) => this.#use.plans.move(tx, lane.plan.id, 'stopped'));
      await this.#quarantine(connection, turnedInactive);
    } else if (state === 'dead') await this.#countFailures(connection, haltAll);
  }

  /**
   * Looks around on somebody's behalf, and says what follows when Slack refuses.
   *
   * @returns whether something more may be begun
   */
  async guard(connection: Connection, look: () => Promise<boolean>): Promise<boolean> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      if (error.kind === 'unauthorized' || error.kind === 'misconfigured') {
        await this.#use.reconciles.forget(connection.id);
        await this.#quarantine(connection, accessReason(error));
        return false;
      }
      // What was to be planned stays in the queue, and what is being applied goes on.
      this.#use.logger.warn({ err: error, connectionId: connection.id }, 'Slack could not be asked; it is tried again');
      return true;
    }
  }

  async #countFailures(connection: Connection, haltAll: () => void): Promise<void> {
    const { guards, clock } = this.#use;
    const { count, percent } = connection.settings.quarantineAfterFailures;
    const now = clock.now();
    const { ended, failed } = await guards.failuresSince(connection.id, new Date(now.getTime() - dayMs));
    if (failed < count || failed * 100 < percent * ended) return;
    haltAll();
    await guards.forgetFailures(connection.id, now);
    await this.#quarantine(connection, {
      code: 'too_many_failures',
      sentence: `${failed} of ${ended} steps of the last 24 hours failed.`,
      remedy:
        'Look at the list of failures and what they have in common, then activate the connection again: it goes on.',
    });
  }

  async #quarantine(connection: Connection, reason: StateReason): Promise<void> {
    await this.#use.states.quarantine(provisioningActor, connection.id, reason);
  }
}

/** R106: the queue stays, and goes on with a new token. */
function accessReason(error: TargetError): StateReason {
  return {
    code: error.kind === 'unauthorized' ? 'token_refused' : 'misconfigured',
    sentence: `Slack refused us (${error.slackCode}): ${error.what}`,
    remedy: error.remedy ?? 'Connect again with a new token: what is left goes on then.',
  };
}

const turnedInactive: StateReason = {
  code: 'inactive_not_by_us',
  sentence: 'An account that was told to be on was deactivated in Slack, and not by Countersign.',
  remedy:
    'Find out in Slack who or what deactivated it before more people lose access. Then activate the connection, and resume the plan.',
};
