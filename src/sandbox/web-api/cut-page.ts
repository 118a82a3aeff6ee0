import type { WebCall } from './web-method';
import { demand } from './web-refusal';

export type PageInput = {
  limit: number | undefined;
  cursor: string | undefined;
  /** Used where the call has no limit. */
  usual: number;
  most: number;
};

/** A page of a list, and the cursor of the next; an empty cursor ends the list. */
export type Page<Item> = { items: Item[]; nextCursor: string };

/** A list that can be cut without being copied. */
type Sliceable<Item> = { readonly length: number; slice(from: number, to: number): Item[] };

/**
 * Cuts a page out of a list that only ever grows at its end. Filters belong after it, so that a page may come out
 * shorter than asked for, or empty, with more to come (Slack facts, Web API §1).
 *
 * @param kind what the list holds, as the cursor names it; a cursor of another list is refused
 * @throws WebRefusal `invalid_cursor` for a cursor that is none, of another list, or too old; `invalid_limit`
 */
export function cutPage<Item>(list: Sliceable<Item>, kind: string, input: PageInput, call: WebCall): Page<Item> {
  const { doubts, at } = call;
  const asked = input.limit === undefined || input.limit === 0 ? input.usual : input.limit;
  demand(asked >= 1 && asked <= input.most, 'invalid_limit');
  const from = readCursor(input.cursor, kind, call);
  // every second page is cut short
  const isShort = doubts.webPages === 'short' && Math.floor(from / asked) % 2 === 1;
  const to = Math.min(list.length, from + (isShort ? Math.ceil(asked / 2) : asked));
  return { items: list.slice(from, to), nextCursor: to < list.length ? writeCursor(kind, to, at) : '' };
}

/** Ends in `=`, as Slack's may: whoever puts it into an address must escape it. */
function writeCursor(kind: string, position: number, at: Date): string {
  const text = `${kind}:${position}:${at.getTime().toString(36)}`;
  return Buffer.from(text.length % 3 === 0 ? `${text}:` : text).toString('base64');
}

function readCursor(cursor: string | undefined, kind: string, { doubts, at }: WebCall): number {
  if (cursor === undefined || cursor === '') return 0;
  const [name, position = '', issued = ''] = Buffer.from(cursor, 'base64').toString().split(':');
  demand(name === kind && /^\d{1,9}$/.test(position) && /^[0-9a-z]{1,10}$/.test(issued), 'invalid_cursor');
  const issuedAt = new Date(Number.parseInt(issued, 36));
  const isExact = writeCursor(kind, Number(position), issuedAt) === cursor;
  const ageMs = at.getTime() - issuedAt.getTime();
  demand(isExact && ageMs >= 0 && ageMs < Number(doubts.webCursorSeconds) * 1000, 'invalid_cursor');
  return Number(position);
}
