import type { Command } from 'commander';
import { maximumPageSize } from '../core';
import { wholeNumber } from './arguments';
import type { Output } from './output';

/** Options of every list. */
export type PagingOptions = { limit: number; cursor?: string };

/** Adds `--limit` and `--cursor`. */
export function addPaging(command: Command): Command {
  return command
    .option('--limit <number>', 'most rows to print', wholeNumber(1, maximumPageSize), 50)
    .option('--cursor <cursor>', 'go on where the page before ended');
}

/** Says how to see the rest, if there is any. */
export function notePaging(out: Output, nextCursor: string | undefined): void {
  if (nextCursor !== undefined) out.note(`There is more: add --cursor ${nextCursor}`);
}
