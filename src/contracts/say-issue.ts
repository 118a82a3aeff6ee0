import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with a value, in words that end a sentence beginning with its name; zod's own ("Too small: expected string to
 * have >=1 characters") are for programmers. What a schema says itself goes before. Given to `safeParse` at every door.
 *
 * @returns undefined leaves it to zod
 */
export function sayIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return sayTooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return sayTooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${oneOf(issue.values)}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'does not have the right form';
    case 'invalid_union':
      return 'has none of the forms that are taken';
    default:
      return undefined;
  }
}

/** What is given to `safeParse`. */
export const inWords = { error: sayIssue };

const kinds: { readonly [expected: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const formats: { readonly [format: string]: string } = {
  uuid: 'is not an id',
  email: 'is not an e-mail address',
  url: 'is not an address on the web',
  datetime: 'is not a date with a time, such as 2026-03-01T12:00:00Z',
  date: 'is not a date, such as 2026-03-01',
};

function sayTooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (!isCounted(origin)) return `must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
  return minimum <= 1 ? 'must not be empty' : `must have at least ${minimum} ${counted(origin, minimum)}`;
}

function sayTooBig(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === 'string') return `is longer than ${maximum} ${counted(origin, maximum)}`;
  if (isCounted(origin)) return `has more than ${maximum} ${counted(origin, maximum)}`;
  return `must be ${inclusive ? 'at most' : 'less than'} ${maximum}`;
}

function isCounted(origin: string): boolean {
  return ['string', 'array', 'set', 'map'].includes(origin);
}

function counted(origin: string, many: number): string {
  const [one, several] = origin === 'string' ? ['character', 'characters'] : ['entry', 'entries'];
  return (many === 1 ? one : several) ?? '';
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;
}
