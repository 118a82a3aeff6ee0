import { InvalidArgumentError } from 'commander';
import { nearestWord } from './nearest-word';

/** Parser of an option that takes one of a few words; a near miss is told the right one. */
export function oneOf<Word extends string>(words: readonly Word[]): (given: string) => Word {
  return (given) => {
    const found = words.find((word) => word === given);
    if (found !== undefined) return found;
    const nearest = nearestWord(given, words);
    throw new InvalidArgumentError(nearest ? `Did you mean ${nearest}?` : `It takes one of: ${words.join(', ')}.`);
  };
}

/** Parser of an option that may come several times: the values in order. */
export function several<Value>(
  parse: (given: string) => Value,
): (given: string, before: Value[] | undefined) => Value[] {
  return (given, before) => [...(before ?? []), parse(given)];
}

/** Parser of text as it is. */
export function text(given: string): string {
  return given;
}

/** Parser of a whole number within bounds. */
export function wholeNumber(minimum: number, maximum: number): (given: string) => number {
  return (given) => {
    const value = /^-?\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${minimum} to ${maximum}.`);
  };
}

/** Parser of a SHA-256 in hexadecimal digits. */
export function sha256Hex(given: string): string {
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  throw new InvalidArgumentError('It takes 64 hexadecimal digits.');
}
