import { type Clock, type ConnectionId, type Logger, randomToken } from '../../core';
import { Lease, LeaseLost } from './lease';
import type { LeaseStore } from './lease-store';
import { type SessionCollaborators, WorkSession } from './work-session';

/** `busy`: another process has the connection, and sees what is to be done by itself. */
export type WorkOutcome = 'done' | 'busy' | 'handed_over';

/**
 * Does what is to be done for a connection, as its only writer: whoever calls, from a job, a command or a test. Several
 * calls for one connection, in one process or in many, come to one piece of work.
 */
export class ConnectionWork {
  readonly #leases: LeaseStore;
  readonly #session: SessionCollaborators;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #holder = randomToken(12);
  readonly #running = new Map<ConnectionId, { session: WorkSession | undefined; done: Promise<WorkOutcome> }>();
  #isStopping = false;

  constructor(collaborators: { leases: LeaseStore; session: SessionCollaborators; clock: Clock; logger: Logger }) {
    this.#leases = collaborators.leases;
    this.#session = collaborators.session;
    this.#clock = collaborators.clock;
    this.#logger = collaborators.logger;
  }

  /** @throws what the database threw; what was sent then stays recorded, and is looked at by the next one who works */
  async work(id: ConnectionId): Promise<WorkOutcome> {
    const running = this.#running.get(id);
    if (running !== undefined) {
      running.session?.look();
      return running.done;
    }
    const entry = { session: undefined as WorkSession | undefined, done: Promise.resolve<WorkOutcome>('done') };
    this.#running.set(id, entry);
    entry.done = this.#work(id, entry).finally(() => this.#running.delete(id));
    return entry.done;
  }

  /** Says that something happened to a connection, where this process works on it. */
  look(id: ConnectionId): void {
    this.#running.get(id)?.session?.look();
  }

  /** Begins nothing new, lets what is on its way come to its end, and gives the leases back so that others go on (R88). */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const running = [...this.#running.values()];
    for (const { session } of running) session?.handOver();
    await Promise.allSettled(running.map(({ done }) => done));
  }

  async #work(id: ConnectionId, entry: { session: WorkSession | undefined }): Promise<WorkOutcome> {
    do {
      if (this.#isStopping) return 'handed_over';
      const options = { store: this.#leases, holder: this.#holder, logger: this.#logger };
      const lease = await Lease.take(id, options);
      if (lease === undefined) return 'busy';
      try {
        entry.session = new WorkSession({ ...this.#session, clock: this.#clock, logger: this.#logger, lease });
        await entry.session.run();
      } catch (error) {
        if (!(error instanceof LeaseLost)) throw error;
        this.#logger.warn({ connectionId: id }, 'another process took a connection over');
        return 'busy';
      } finally {
        await lease.release();
      }
      // Whoever came while the lease was ours went away again: what they came for may have been seen or not.
    } while (await entry.session.hasMore());
    return this.#isStopping ? 'handed_over' : 'done';
  }
}
