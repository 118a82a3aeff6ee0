import type { AuditEntry } from './audit-data';

/** Most entries that are kept; what is older goes. Every answer may write all of them into the snapshot. */
export const keptAuditEntries = 10_000;

/** What was done in the organisation, the latest only. An entry keeps its place in the order for good. */
export class AuditTrail {
  readonly #entries: AuditEntry[];
  /** How many were written and forgotten before the first that is kept. */
  #forgotten: number;

  constructor(stored: { entries: readonly AuditEntry[]; forgotten: number }) {
    this.#entries = [...stored.entries];
    this.#forgotten = stored.forgotten;
  }

  /** The place that the next entry will have. */
  get end(): number {
    return this.#forgotten + this.#entries.length;
  }

  /** How many are kept. */
  get length(): number {
    return this.#entries.length;
  }

  add(entry: AuditEntry): void {
    this.#entries.push(entry);
    // the oldest go by the thousand: shifting the list for each would be slow
    if (this.#entries.length < keptAuditEntries + 1_000) return;
    this.#forgotten += this.#entries.length - keptAuditEntries;
    this.#entries.splice(0, this.#entries.length - keptAuditEntries);
  }

  /** Entries with their places, the newest first, from before a place. */
  *before(place: number): Generator<{ place: number; entry: Readonly<AuditEntry> }> {
    for (let index = Math.min(place - this.#forgotten, this.#entries.length) - 1; index >= 0; index--) {
      const entry = this.#entries[index];
      if (entry) yield { place: this.#forgotten + index, entry };
    }
  }

  toJSON(): { entries: AuditEntry[]; forgotten: number } {
    return { entries: this.#entries, forgotten: this.#forgotten };
  }
}
