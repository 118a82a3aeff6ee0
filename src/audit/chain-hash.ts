import { createHash } from 'node:crypto';

/** An event with its place in the chain. `record` is the text as it was written, to the letter. */
export type ChainedRecord = { seq: number; record: string; previousHash: Buffer; hash: Buffer };

/** Where the chain ends: kept apart from the events, so that a cut-off end is noticed (R80). */
export type ChainHead = { seq: number; hash: Buffer };

/**
 * What ties an event to everything before it: SHA-256 over the hash before, its number in decimal digits, a line feed,
 * and its text in UTF-8.
 */
export function chainHash(previousHash: Buffer, seq: number, record: string): Buffer {
  return createHash('sha256').update(previousHash).update(`${seq}\n`).update(record).digest();
}

/** Hash before the first event. */
export const genesisHash = createHash('sha256').digest();

/** Gives records their places behind `head`, in the order given. */
export function chainRecords(head: ChainHead, records: readonly string[]): ChainedRecord[] {
  const chained: ChainedRecord[] = [];
  let { seq, hash: previousHash } = head;
  for (const record of records) {
    seq += 1;
    const hash = chainHash(previousHash, seq, record);
    chained.push({ seq, record, previousHash, hash });
    previousHash = hash;
  }
  return chained;
}
