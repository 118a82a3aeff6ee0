import { nameKey } from './name-key';
import type { UserAttributes } from './user';

/** Longest word that is kept for the search, in UTF-16 units (a lexeme of PostgreSQL holds 2,046 bytes). */
const longestWord = 100;

/** Most words that one search looks at. */
const mostWords = 8;

/** Shortest end of a word that is kept: what is typed is looked for in the middle of words from so many letters on. */
const shortestEnd = 3;

/**
 * The words by which a person is found: names whole and in pieces, username, e-mail, employee number; without accents.
 * Each piece is there with its ends (`hopper`, `opper`, `pper`, `per`): whatever begins one of them is in its middle, so
 * that the index, which knows beginnings, finds it without an extension of PostgreSQL.
 */
export function searchWords(person: UserAttributes): string[] {
  const { email } = person;
  const names = [
    person.username,
    // What stands behind the @ is everybody's.
    email.slice(0, email.lastIndexOf('@')),
    person.firstName,
    person.middleName,
    person.lastName,
    person.displayName,
    person.employeeNumber,
  ];
  const wholes = names.filter((name) => name !== null).flatMap(wordsOf);
  const ends = wholes.flatMap(piecesOf).flatMap(withEnds);
  const addresses = wordsOf(email);
  return [...new Set([...wholes, ...ends, ...addresses, ...addresses.flatMap(piecesOf)])]
    .filter((word) => word !== '')
    .sort();
}

/**
 * What was typed into a search field as a `tsquery`: every word must begin a word of the person, or an end of one.
 * Quoted whole, so that no operator in it is read as one (R65). Undefined when nothing was typed.
 */
export function searchQueryText(search: string): string | undefined {
  const words = wordsOf(search).slice(0, mostWords);
  if (words.length === 0) return undefined;
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ');
}

function piecesOf(word: string): string[] {
  return word.split(/[^\p{L}\p{N}]+/u);
}

function withEnds(word: string): string[] {
  const letters = [...word];
  const ends = letters.map((_, from) => letters.slice(from).join(''));
  return ends.slice(0, Math.max(1, letters.length - shortestEnd + 1));
}

function wordsOf(text: string): string[] {
  return nameKey(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[\s\p{Cc}\p{Cs}]+/u)
    .map((word) => word.slice(0, longestWord).toWellFormed())
    .filter((word) => word !== '');
}
