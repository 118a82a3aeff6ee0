import type { ActivityOutcome } from '../contracts';
import type { BranchName } from './activity-branch';

/** What the list is narrowed to, with everything that was named found; `from` is included, `to` is not. */
export type ActivityQuestion = {
  branches: readonly BranchName[];
  kind: string | undefined;
  app: AppPlaces | undefined;
  personId: string | undefined;
  actorId: string | undefined;
  outcome: ActivityOutcome | undefined;
  /** Beginnings of words, folded; each has to be found. */
  words: readonly Word[];
  /** The code of a sign-in, where what was typed can be one. */
  code: string | undefined;
  from: Date | undefined;
  to: Date | undefined;
};

/**
 * The beginning of a word, and whom it names.
 *
 * @property userIds people with such a word; undefined for more than are worth naming
 * @property appIds apps with such a part of their name
 */
export type Word = { text: string; userIds: readonly string[] | undefined; appIds: readonly string[] };

/** An app, and the ids of it, its connection and its keys as the record knows them. */
export type AppPlaces = { id: string; places: readonly string[] };

/** Values of a statement and their names in it. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value. @returns its name, `$3` */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** Most words that one search looks at. */
const mostWords = 8;

/** The words of a search, as the record's are kept: without accents and case, parted at what is neither letter nor digit. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostWords);
}

/** The code of a sign-in as it is kept, when that may be what was typed: eight letters, however they are parted. */
export function codeOf(text: string): string | undefined {
  const [, first, second] = /^\s*([a-z]{4})[\s-]*([a-z]{4})\s*$/i.exec(text) ?? [];
  return first === undefined || second === undefined ? undefined : `${first}-${second}`.toUpperCase();
}
