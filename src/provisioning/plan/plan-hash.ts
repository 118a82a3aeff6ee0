import { createHash, hash } from 'node:crypto';
import type { Operation } from './operation';

/**
 * SHA-256 over operations, fed one by one: what is approved is this and nothing else. Ids and the order in which they
 * were found do not count, so a plan made twice from the same truth has the same hash (R111).
 */
export class PlanHash {
  readonly #lines: string[] = [];

  add(operation: Operation): void {
    const { id: _id, ...content } = operation;
    this.#lines.push(hash('sha256', JSON.stringify(inOrderOfName(content)), 'hex'));
  }

  /** 64 hexadecimal digits. */
  value(): string {
    const whole = createHash('sha256');
    for (const line of this.#lines.sort()) whole.update(line);
    return whole.digest('hex');
  }
}

/** The same content in the same bytes, however it was put together; what is undefined is not there. */
function inOrderOfName(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrderOfName);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, inOrderOfName(each)]),
  );
}
