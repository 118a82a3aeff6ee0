import type { z } from 'zod';
import type { Fault } from '../core';

/**
 * What is wrong with an input, in plain words, each with its place; the same words at every door.
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
  return [{ path: place.map(printable).join('.') || whole, message: describeIssue(issue) }];
}

function describeIssue(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined')) return 'is missing';
  if (issue.code === 'too_big' && issue.origin === 'number') return `must be at most ${issue.maximum}`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `must be at least ${issue.minimum}`;
  const message = issue.message.replace(/^(Invalid input|Invalid option): /, '');
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function printable(key: string): string {
  return /^[\w.:-]{1,64}$/.test(key) ? key : '(unprintable name)';
}
