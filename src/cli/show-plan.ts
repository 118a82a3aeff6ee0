import type { z } from 'zod';
import type { plan as planSchema, step as stepSchema } from '../contracts';
import { formatInstant, type Output } from './output';
import { printable } from './printable';
import { showStep } from './show-step';

type Shown = z.output<typeof planSchema>;

const kindWords: { [kind in Shown['kind']]: string } = {
  reconcile: 'everybody compared',
  touched: 'who changed',
  single: 'provisioned now',
  undo: 'undoing a run',
  removal: 'removing the connection',
};

const stateWords: { [state in Shown['state']]: string } = {
  waiting: 'waits for a decision',
  approved: 'approved, to be applied',
  applying: 'being applied',
  stopped: 'stopped',
  done: 'done',
  rejected: 'rejected',
  stale: 'stale: something changed underneath, or a newer plan took its place',
};

/** How a plan stands, in words. */
export function sayPlanState(state: Shown['state']): string {
  return stateWords[state];
}

/** What a plan is for, in words. */
export function sayPlanKind(kind: Shown['kind']): string {
  return kindWords[kind];
}

/** What a plan does, counted: `2 × account.create, 1 × group.members`. */
export function sayCounts({ operations }: Shown['counts']): string {
  const parts = Object.entries(operations).map(([kind, count]) => `${count} × ${kind}`);
  return parts.length === 0 ? 'nothing to be done' : parts.join(', ');
}

/** Whom a plan touches: `2 people, 1 group; 1 seat more, 0 freed`. */
function sayReach({ reach }: Shown['counts']): string {
  const { people, groups, seatsTaken, seatsFreed } = reach;
  const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return `${counted(people, 'person', 'people')}, ${counted(groups, 'group', 'groups')}; ${counted(seatsTaken, 'seat', 'seats')} taken, ${seatsFreed} freed`;
}

/** Prints a plan: what it is, why it waits, what it leaves to a person, and its steps as a difference. */
export function showPlan(out: Output, plan: Shown, steps: readonly z.output<typeof stepSchema>[]): void {
  const { unchanged } = plan.counts;
  out.fields([
    ['Plan', plan.id],
    ['Of', `${kindWords[plan.kind]}, ${formatInstant(plan.createdAt)}, by ${plan.madeBy.name}`],
    ['State', stateWords[plan.state]],
    ['Decided by', plan.decidedBy?.name ?? null],
    ['Hash', plan.hash],
    ['Steps', sayCounts(plan.counts)],
    ['Touches', sayReach(plan.counts)],
    ['As they should be', `${unchanged.people} people, ${unchanged.groups} groups`],
    ['Changed underneath', (plan.subject.stale ?? []).map(({ name, side }) => `${name} (in ${sideWords[side]})`)],
  ]);
  showRemarks(out, plan);
  if (steps.length === 0) return;
  out.line('');
  for (const step of steps) showStep(out, step);
}

const sideWords = { directory: 'the directory', slack: 'Slack' } as const;

function showRemarks(out: Output, { breaches, conflicts, refusals, notices }: Shown): void {
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    out.line('');
    out.line(title);
    for (const line of lines) out.line(printable(`  ${line}`));
  };
  section(
    'It waits because:',
    breaches.map(({ sentence }) => sentence),
  );
  section(
    'A person has to decide:',
    conflicts.map(({ name, sentence, remedy }) => `${name}: ${sentence} ${remedy}`),
  );
  section(
    'Not done:',
    refusals.map(({ subject, sentence, remedy }) => `${subject.name}: ${sentence} ${remedy}`),
  );
  section(
    'To be known:',
    notices.map(({ sentence }) => sentence),
  );
}
