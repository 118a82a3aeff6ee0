import type { ConnectionId } from '../../core';
import type { Database } from '../../db';
import type { Connection } from '../connection/connection';
import type { FeedChange, FeedStore } from './feed-store';
import type { QueueStore } from './queue-store';
import type { TouchedStore } from './touched-store';

/** Turns changes of the directory into people and groups that have to be looked at again. */
export class FeedIntake {
  readonly #database: Database;
  readonly #feed: FeedStore;
  readonly #touched: TouchedStore;
  readonly #queue: QueueStore;

  constructor(collaborators: { database: Database; feed: FeedStore; touched: TouchedStore; queue: QueueStore }) {
    this.#database = collaborators.database;
    this.#feed = collaborators.feed;
    this.#touched = collaborators.touched;
    this.#queue = collaborators.queue;
  }

  /**
   * Takes in everything that can be put in order by now. Two may do it at once: what both take in is looked at twice.
   *
   * @returns whether more is there that waits for an older transaction to end
   */
  async take({ id, appId }: Pick<Connection, 'id' | 'appId'>): Promise<boolean> {
    let place = await this.#feed.placeOf(id);
    if (place === undefined) return false;
    for (;;) {
      const { changes, more } = await this.#feed.readBehind(place);
      const last = changes.at(-1);
      if (last === undefined) return more;
      const touched = await this.#touched.find(changes, appId);
      await this.#database.transaction(async (tx) => {
        await this.#queue.raise(tx, id, touched, earliestOf(changes));
        await this.#feed.moveForward(tx, id, last.place);
      });
      place = last.place;
    }
  }

  /** Whether the directory changed since the feed was last taken in. */
  async hasNews(id: ConnectionId): Promise<boolean> {
    const place = await this.#feed.placeOf(id);
    if (place === undefined) return false;
    return this.#feed.isBehind(place);
  }
}

/** Whoever waits is said to wait since the first change of those that were read together: never less long than it was. */
function earliestOf(changes: readonly FeedChange[]): Date {
  return new Date(Math.min(...changes.map(({ at }) => at.getTime())));
}
