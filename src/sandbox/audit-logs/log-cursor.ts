import { createHash } from 'node:crypto';
import type { LogQuery } from './read-log-query';

/** Where the next page of a search begins; empty after the last. It ends in `=`, as Slack's may. */
export function writeCursor(place: number, query: LogQuery): string {
  const text = `${place}:${hashOf(query)}`;
  return Buffer.from(text.length % 3 === 0 ? `${text}:` : text).toString('base64');
}

/** @returns the place before which the page begins, and whether it belongs to this search; undefined for no cursor of ours */
export function readCursor(cursor: string, query: LogQuery): { place: number; fits: boolean } | undefined {
  const match = /^(\d{1,15}):([\w-]{16}):?$/.exec(Buffer.from(cursor, 'base64').toString());
  return match ? { place: Number(match[1]), fits: match[2] === hashOf(query) } : undefined;
}

function hashOf({ oldest, latest, actions, actor, entity }: LogQuery): string {
  const text = JSON.stringify([oldest, latest, actions, actor, entity]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
