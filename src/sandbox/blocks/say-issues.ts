import type { z } from 'zod';

/** What is wrong with an object of an app's, in the form of Slack's `response_metadata.messages`. */
export function sayIssues(error: z.ZodError, pointer: string): string[] {
  return error.issues.map((issue) => say(issue, `${pointer}${issue.path.map((part) => `/${String(part)}`).join('')}`));
}

/** A message of Slack's form: `[ERROR] missing required field: title [json-pointer:/view]`. */
export function sayIssue(what: string, pointer: string): string {
  return `[ERROR] ${what} [json-pointer:${pointer}]`;
}

function say(issue: z.core.$ZodIssue, pointer: string): string {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? sayIssue(`missing required field: ${name}`, pointer.slice(0, pointer.lastIndexOf('/')))
        : sayIssue(`must provide ${article(issue.expected)}`, pointer);
    case 'invalid_union':
      return sayIssue(`unsupported type: ${name}`, pointer);
    case 'too_big':
      return sayIssue(
        `must be ${issue.origin === 'string' ? 'less' : 'fewer'} than ${Number(issue.maximum) + 1} ${unitOf(issue.origin)}`,
        pointer,
      );
    case 'too_small':
      return sayIssue(`must be more than ${Number(issue.minimum) - 1} ${unitOf(issue.origin)}`, pointer);
    default:
      return sayIssue(`failed to match all allowed schemas: ${name}`, pointer);
  }
}

function unitOf(origin: string): string {
  return { string: 'characters', array: 'items' }[origin] ?? '';
}

function article(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
