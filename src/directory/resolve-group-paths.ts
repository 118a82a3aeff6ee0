import type { GroupId } from '../core';
import type { Group, GroupOfUser } from './group';

/** One way into a group: from another group that is inside it, or (`viaId` null) as a direct member. */
export type GroupStep = Group & { viaId: GroupId | null };

/**
 * Every group of a person with the shortest path to it, by breadth-first search over the steps: each step is looked
 * at once, so that a lattice of groups (with its exponentially many paths) costs no more than a tree.
 *
 * @param steps each way into each group once, in the order that decides between paths of equal length
 * @returns groups in the order in which they first occur in `steps`; `path` ends with the group's own name
 */
export function resolveGroupPaths(steps: readonly GroupStep[]): GroupOfUser[] {
  const stepsFrom = Map.groupBy(steps, (step) => step.viaId);
  const found = new Map<GroupId, GroupOfUser>();
  let level = (stepsFrom.get(null) ?? []).map((step) => ({ step, path: [step.name] }));
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { step, path } of level) {
      if (found.has(step.id)) continue;
      const { viaId, ...group } = step;
      found.set(step.id, { ...group, direct: viaId === null, path });
      for (const further of stepsFrom.get(step.id) ?? []) next.push({ step: further, path: [...path, further.name] });
    }
    level = next;
  }
  const order = new Set(steps.map((step) => step.id));
  return [...order].flatMap((id) => found.get(id) ?? []);
}
