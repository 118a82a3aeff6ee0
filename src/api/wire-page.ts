import type { Page } from '../core';

/** A page as the wire has it: the end of the list is `null`, since JSON knows no `undefined`. */
export function toWirePage<T>(page: Page<T>): { items: T[]; nextCursor: string | null } {
  return { items: page.items, nextCursor: page.nextCursor ?? null };
}
