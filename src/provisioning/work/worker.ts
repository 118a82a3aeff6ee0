import type { PgBoss } from 'pg-boss';
import type { ConnectionId, Logger } from '../../core';
import type { Database, Listener } from '../../db';
import type { ConnectionStore } from '../connection/connection-store';
import type { ConnectionWork } from './connection-work';

const queue = 'connections';

/** How often each connection is looked at although nobody said anything: schedules, and what a lost process left. */
const sweepEveryMs = 15_000;

/** Connections worked on at once by one process. */
const atOnce = 8;

type Job = { connectionId: ConnectionId };

/**
 * Decides which process works on which connection when. A change of the directory, a decision or a new token wakes every
 * process; each asks for the same job, of which pg-boss keeps one, so that a burst is one piece of work. Who gets the job
 * does not matter: the lease lets one work, and whatever is missed is found by the next sweep.
 */
export class Worker {
  readonly #database: Database;
  readonly #connections: ConnectionStore;
  readonly #work: ConnectionWork;
  readonly #logger: Logger;
  #boss: PgBoss | undefined;
  #listener: Listener | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(collaborators: {
    database: Database;
    connections: ConnectionStore;
    work: ConnectionWork;
    logger: Logger;
  }) {
    this.#database = collaborators.database;
    this.#connections = collaborators.connections;
    this.#work = collaborators.work;
    this.#logger = collaborators.logger;
  }

  async start(): Promise<void> {
    const { PgBoss } = await import('pg-boss');
    const boss = new PgBoss({
      connectionString: this.#database.url,
      application_name: 'countersign-jobs',
      max: 3,
      useListenNotify: true,
      // Schedules are rows of our own, which no clock can skip or double.
      schedule: false,
      persistWarnings: false,
      registerInstance: false,
    });
    boss.on('error', (error) => this.#logger.warn({ err: error }, 'jobs: the database did not answer; tried again'));
    this.#boss = await boss.start();
    // `short`: one waiting job a connection. What fails is not repeated here: the sweep finds it again.
    await boss.createQueue(queue, { policy: 'short', notify: true, retryLimit: 0, deleteAfterSeconds: 3_600 });
    await boss.updateQueue(queue, { expireInSeconds: 86_400 - 1 });
    const options = { localConcurrency: atOnce, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 };
    await boss.work<Job>(queue, options, async ([job]) => {
      if (job !== undefined) await this.#carryOut(job.data.connectionId);
    });
    this.#listener = this.#database.listen(['directory_changes', 'connections'], (heard) => {
      void this.#wake(heard?.channel === 'connections' ? (heard.payload as ConnectionId) : undefined);
    });
    this.#timer = setInterval(() => void this.#wake(undefined), sweepEveryMs);
  }

  /** Takes no more jobs, lets what is on its way come to its end, and hands the connections over (R88). */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#listener?.close();
    await this.#work.stop();
    await this.#boss?.stop({ graceful: true, timeout: 5_000 });
  }

  /** Asks for the job of one connection, or of every one that may have something to do. */
  async #wake(id: ConnectionId | undefined): Promise<void> {
    if (this.#isStopping) return;
    try {
      const ids = id === undefined ? await this.#connections.listWorkable() : [id];
      for (const connectionId of ids) {
        this.#work.look(connectionId);
        await this.#boss?.send(queue, { connectionId } satisfies Job, { singletonKey: connectionId });
      }
    } catch (error) {
      if (!this.#isStopping) this.#logger.warn({ err: error }, 'connections could not be looked at; it is tried again');
    }
  }

  async #carryOut(id: ConnectionId): Promise<void> {
    try {
      const outcome = await this.#work.work(id);
      if (outcome === 'handed_over') await this.#boss?.send(queue, { connectionId: id }, { singletonKey: id });
    } catch (error) {
      this.#logger.error({ err: error, connectionId: id }, 'work on a connection ended early; it goes on by itself');
    }
  }
}
