import { nameKey } from './name-key';
import type { UserAttributes } from './user';

/** Longest word that is kept for the search, in UTF-16 units (a lexeme of PostgreSQL holds 2,046 bytes). */
const longestWord = 100;

/** Most words that one search looks at. */
const mostWords = 8;

/** The words by which a person is found: names whole and in pieces, username, e-mail, employee number; without accents. */
export function searchWords(person: UserAttributes): string[] {
  const names = [
    person.username,
    person.email,
    person.firstName,
    person.middleName,
    person.lastName,
    person.displayName,
    person.employeeNumber,
  ];
  const wholes = names.filter((name) => name !== null).flatMap(wordsOf);
  const pieces = wholes.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...wholes, ...pieces])].filter((word) => word !== '').sort();
}

/**
 * What was typed into a search field as a `tsquery`: every word must begin a word of the person.
 * Quoted whole, so that no operator in it is read as one (R65). Undefined when nothing was typed.
 */
export function searchQueryText(search: string): string | undefined {
  const words = wordsOf(search).slice(0, mostWords);
  if (words.length === 0) return undefined;
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ');
}

function wordsOf(text: string): string[] {
  return nameKey(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[\s\p{Cc}\p{Cs}]+/u)
    .map((word) => word.slice(0, longestWord).toWellFormed())
    .filter((word) => word !== '');
}
