import { decodeCursor, encodeCursor, invalidCursor } from '../core';
import { branches } from './activity-branch';

/**
 * Where a page of activity ended.
 *
 * @property at instant in UTC to the microsecond, without a zone, which sorts like time
 * @property rank place of the branch among things of one instant
 * @property id number of an entry of the record, or code of a trace
 */
export type ActivityPlace = { at: string; rank: number; id: string };

/** The cursor behind a place; `decodePlace` reads it back. */
export function encodePlace({ at, rank, id }: ActivityPlace): string {
  return encodeCursor([at, String(rank), id]);
}

/** @throws CountersignError `page.cursor_invalid` */
export function decodePlace(cursor: string): ActivityPlace {
  const [at = '', rank = '', id = ''] = decodeCursor(cursor, 3);
  const branch = /^\d$/.test(rank) ? branches[Number(rank)] : undefined;
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/.test(at) && !Number.isNaN(Date.parse(`${at}Z`));
  const isId = branch?.isRecord ? /^\d{1,15}$/.test(id) : /^[A-Z]{4}-[A-Z]{4}$/.test(id);
  if (branch === undefined || !isInstant || !isId) throw invalidCursor();
  return { at, rank: Number(rank), id };
}
