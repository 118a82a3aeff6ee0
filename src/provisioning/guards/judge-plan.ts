import type { ConnectionSettings } from '../../contracts';
import type { GuardBreach } from '../plan/plan';
import type { PlanTotals } from './plan-totals';

type Limit = ConnectionSettings['guards']['deactivations'];

/**
 * The guards that a plan breaks; one that breaks any is held until a person decides (R104). Counted together with what
 * runs of the last 24 hours did, so that a mistake in small portions is stopped as well.
 *
 * @returns empty: the plan may be applied at once
 */
export function judgePlan(totals: PlanTotals, { guards }: Pick<ConnectionSettings, 'guards'>): GuardBreach[] {
  return [
    approvalBreach(totals),
    sourceBreach(totals),
    inactiveBreach(totals),
    deactivationBreach(totals, guards.deactivations),
    groupDeletionBreach(totals, guards.groupDeletions),
  ].filter((breach) => breach !== undefined);
}

/**
 * The most that goes without a decision: `count` for the small, `percent` for the middling, `most` for the large, where
 * a few percent are hundreds of people.
 */
export function allowedChanges({ count, percent, most }: Limit, managed: number): number {
  return Math.min(Math.max(count, Math.floor((managed * percent) / 100)), most);
}

function approvalBreach({ unapprovedScope }: PlanTotals): GuardBreach | undefined {
  if (unapprovedScope === null) return undefined;
  const sentence =
    unapprovedScope === 'first'
      ? 'This is the first plan of the connection, and nothing is sent to Slack before somebody approved it.'
      : 'Mapping, matching or scope changed since the last approval, so somebody has to look at what follows from it.';
  return { code: 'needs_approval', sentence, count: 0, limit: null };
}

/** A directory that says nobody is authorised is more often a broken source than a closed company. */
function sourceBreach({ everybody, inScope, managedActive }: PlanTotals): GuardBreach | undefined {
  if (!everybody || inScope > 0 || managedActive === 0) return undefined;
  const sentence = `The directory says that nobody is authorised any more, and ${people(managedActive)} would lose Slack. Check the directory and the authorised groups first.`;
  return { code: 'source_empty', sentence, count: managedActive, limit: null };
}

/** Somebody else, or Slack itself, switched accounts off: switching them on again could undo a decision (April 2024). */
function inactiveBreach({ inactiveNotByUs: count }: PlanTotals): GuardBreach | undefined {
  if (count === 0) return undefined;
  const sentence = `${accounts(count)} that should be on ${count === 1 ? 'was' : 'were'} deactivated in Slack, and not by Countersign. Approving the plan switches ${count === 1 ? 'it' : 'them'} on again; to keep one off, suspend the person or mark the binding as ignored.`;
  return { code: 'inactive_not_by_us', sentence, count, limit: 0 };
}

function deactivationBreach(totals: PlanTotals, limit: Limit): GuardBreach | undefined {
  const { deactivations, deactivationsLastDay: before, managedActive } = totals;
  const allowed = allowedChanges(limit, managedActive + before);
  const count = deactivations + before;
  if (deactivations === 0 || count <= allowed) return undefined;
  const sentence = `${accounts(deactivations)} would be deactivated${soFar(before)}; without a decision it is at most ${allowed} of ${managedActive + before}.`;
  return { code: 'too_many_deactivations', sentence, count, limit: allowed };
}

function groupDeletionBreach(totals: PlanTotals, limit: Limit): GuardBreach | undefined {
  const { groupDeletions, groupDeletionsLastDay: before, managedGroups } = totals;
  const allowed = allowedChanges(limit, managedGroups + before);
  const count = groupDeletions + before;
  if (groupDeletions === 0 || count <= allowed) return undefined;
  const sentence = `${counted(groupDeletions, 'group')} would be deleted in Slack${soFar(before)}; without a decision it is at most ${allowed} of ${managedGroups + before}.`;
  return { code: 'too_many_group_deletions', sentence, count, limit: allowed };
}

const soFar = (before: number) => (before === 0 ? '' : `, after ${before} in the last 24 hours`);
const accounts = (count: number) => counted(count, 'account');
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
