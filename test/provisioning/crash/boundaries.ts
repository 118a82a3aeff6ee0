import { writeSync } from 'node:fs';
import type { ConnectionId } from '../../../src/core';

/** What a process is told. */
export type Order = {
  connectionId: ConnectionId;
  databaseUrl: string;
  slackUrl: string;
  token: string;
  /** Die at the first boundary of a kind that is not among these; null: at none because of its kind. */
  exceptKinds: readonly string[] | null;
  /** Die at this boundary, counted from 1; null: at none because of its number. */
  atBoundary: number | null;
};

/** Steps of a process between which it may die: before and after everything that leaves it. */
export class Boundaries {
  readonly #order: Order;
  readonly #spared: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #count = 0;

  constructor(order: Order) {
    this.#order = order;
    this.#spared = new Set(order.exceptKinds ?? []);
  }

  /** Kinds of boundaries that were passed. */
  get seen(): string[] {
    return [...this.#seen];
  }

  async around<T>(kind: string, act: () => Promise<T>): Promise<T> {
    this.at(`before ${kind}`);
    const result = await act();
    this.at(`after ${kind}`);
    return result;
  }

  at(kind: string): void {
    this.#count += 1;
    this.#seen.add(kind);
    const isNewKind = this.#order.exceptKinds !== null && !this.#spared.has(kind);
    if (!isNewKind && this.#count !== this.#order.atBoundary) return;
    // Written at once: after the signal nothing of this process happens any more.
    writeSync(1, `${kind}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}
