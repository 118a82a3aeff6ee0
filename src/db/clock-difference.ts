import type { Clock } from '../core';
import type { Database } from './database';

/** Seconds that the clocks of this process and of the database may be apart before it is worth a warning. */
const noticeableSeconds = 60;

/**
 * How far this process's clock is ahead of the database's (negative: behind), in whole seconds. One of the two is wrong
 * then: apps and other processes will not believe our instants (R41).
 *
 * @returns undefined where they agree well enough
 */
export async function findClockDifference(database: Database, clock: Clock): Promise<number | undefined> {
  const before = clock.now().getTime();
  const [row] = await database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const after = clock.now().getTime();
  if (row === undefined) throw new Error('a clock without a time');
  const seconds = Math.round(((before + after) / 2 - row.now.getTime()) / 1_000);
  return Math.abs(seconds) > noticeableSeconds ? seconds : undefined;
}
