import type { schemas } from '../../api/schema';

const seatKinds = ['account.create', 'account.reactivate', 'account.deactivate'];

/** How far a plan reaches, from its counts: steps about people and groups, and seats that come or go. */
export function radiusOf({ counts }: schemas['Plan']): {
  people: number;
  groups: number;
  seats: number;
  steps: number;
} {
  const entries = Object.entries(counts.operations);
  const sum = (fits: (kind: string) => boolean) =>
    entries.filter(([kind]) => fits(kind)).reduce((total, [, count]) => total + count, 0);
  return {
    people: sum((kind) => kind.startsWith('account.')),
    groups: sum((kind) => kind.startsWith('group.')),
    seats: sum((kind) => seatKinds.includes(kind)),
    steps: sum(() => true),
  };
}
