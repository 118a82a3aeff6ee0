import type { Operation } from './operation';

/** Whom operations touch, each counted once, however many steps are about them; and seats that Slack bills for. */
export type PlanReach = { people: number; groups: number; seatsTaken: number; seatsFreed: number };

/** How far operations reach. An account that is made takes a seat, as one does that is switched on again. */
export function reachOf(operations: readonly Operation[]): PlanReach {
  const subjects = (fits: (operation: Operation) => boolean) =>
    new Set(operations.filter(fits).map(({ subject }) => subject.id)).size;
  return {
    people: subjects(({ subject }) => subject.kind === 'person'),
    groups: subjects(({ subject }) => subject.kind === 'group'),
    seatsTaken: subjects(({ kind }) => kind === 'account.create' || kind === 'account.reactivate'),
    seatsFreed: subjects(({ kind }) => kind === 'account.deactivate'),
  };
}
