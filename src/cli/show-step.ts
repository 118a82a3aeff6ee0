import type { z } from 'zod';
import type { step as stepSchema } from '../contracts';
import type { Output } from './output';
import { printable } from './printable';

type Shown = z.output<typeof stepSchema>;

const words: { [kind in Shown['kind']]: readonly [sign: string, what: string] } = {
  'account.create': ['+', 'make an account'],
  'account.bind': ['=', 'take over the account'],
  'account.unbind': ['=', 'give up the account'],
  'account.update': ['~', 'change the account'],
  'account.reactivate': ['+', 'switch the account on'],
  'account.deactivate': ['-', 'switch the account off'],
  'group.create': ['+', 'make the group'],
  'group.adopt': ['=', 'take over the group'],
  'group.rename': ['~', 'rename the group'],
  'group.enable': ['+', 'switch the group on'],
  'group.members': ['~', 'change who is in the group'],
  'group.describe': ['~', 'change what the group is called by'],
  'group.delete': ['-', 'delete the group'],
};

const stateWords: { [state in Shown['state']]: string } = {
  planned: '',
  sent: ' [sent, not answered yet]',
  unknown: ' [answer lost: looked up before anything is sent again]',
  done: ' [done]',
  retry: ' [tried again later]',
  dead: ' [FAILED]',
  skipped: ' [not needed any more]',
};

/** Names shown of those who come into a group or leave it. */
const mostNames = 10;

/** What a step does, in a few words. */
export function sayStep({ kind }: Shown): string {
  return words[kind][1];
}

/** Prints a step as a difference: what becomes of whom, why, and each value before and after. */
export function showStep(out: Output, step: Shown): void {
  const [sign, what] = words[step.kind];
  const id = step.remoteId === null ? '' : ` (${step.remoteId})`;
  out.line(printable(`${sign} ${step.subject.name}: ${what}${id}${stateWords[step.state]}`));
  out.line(printable(`    because ${lowerFirst(step.reason.sentence)}`));
  for (const { attribute, before, after, beforeName, afterName } of step.changes) {
    out.line(printable(`    ${attribute}: ${sayChange(beforeName ?? before, afterName ?? after)}`));
  }
  if (step.add.length > 0) out.line(printable(`    + ${sayNames(step.add)}`));
  if (step.remove.length > 0) out.line(printable(`    - ${sayNames(step.remove)}`));
  if (step.error !== null && step.state !== 'done') showError(out, step.error);
}

function showError(out: Output, { slackCode, what, remedy, attribute }: NonNullable<Shown['error']>): void {
  const field = attribute === null ? '' : ` in ${attribute}`;
  out.line(printable(`    ! ${what} (${slackCode}${field}) ${remedy}`.trimEnd()));
}

function sayChange(before: string | null, after: string | null): string {
  if (before === null) return after === null ? 'not set' : quoted(after);
  return after === null ? `${quoted(before)} → taken away` : `${quoted(before)} → ${quoted(after)}`;
}

function quoted(value: string): string {
  return value === '' || /\s/.test(value) ? `"${value}"` : value;
}

function sayNames(members: Shown['add']): string {
  const names = members.slice(0, mostNames).map(({ name }) => name);
  const more = members.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function lowerFirst(sentence: string): string {
  // A name at the beginning keeps its letter: only words of ours are made small.
  return sentence.replace(/^(It|They|The|Not|No|In|Is|An?|Of|This|Somebody)\b/, (word) => word.toLowerCase());
}
