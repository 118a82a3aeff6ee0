import type { z } from 'zod';
import type { Fault } from '../core';

/**
 * What is wrong with an input, each with its place; the words are those of `sayIssue`, the same at every door.
 *
 * @param whole how the input as a whole is called: `body`, `query`, `arguments`
 */
export function faultsOf(error: z.ZodError, whole: string): Fault[] {
  return error.issues.flatMap((issue) => toFaults(issue, whole));
}

type Issue = z.core.$ZodIssue;

function toFaults(issue: Issue, whole: string): Fault[] {
  const place = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const noun = whole === 'query' ? 'parameter' : 'field';
    return issue.keys.map((key) => ({
      path: [...place, printable(key)].join('.'),
      message: `there is no such ${noun}`,
    }));
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
    if (nearest.length > 0) {
      return nearest.flatMap((inner) => toFaults({ ...inner, path: [...issue.path, ...inner.path] } as Issue, whole));
    }
  }
  return [{ path: place.map(printable).join('.') || whole, message: issue.message }];
}

function printable(key: string): string {
  return /^[\w.:-]{1,64}$/.test(key) ? key : '(unprintable name)';
}
