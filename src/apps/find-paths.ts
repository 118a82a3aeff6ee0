/** The groups through which a person reaches an app, as far as each of them leads to an authorised one. */
export type GroupGraph = {
  groups: ReadonlyArray<{ id: string; name: string; isOwn: boolean; isAuthorised: boolean }>;
  /** From a group to a parent of it. */
  edges: ReadonlyArray<{ child: string; parent: string }>;
};

/**
 * Lists ways from the person's own groups up to authorised ones, shortest first, by names, at most `limit` of them:
 * their number can double with every level of nesting. Ways are grown best first, by their length and the shortest rest
 * of the way; among equals the longest grown first, so that each one begun is soon finished.
 */
export function findPaths(graph: GroupGraph, limit: number): string[][] {
  const parents = parentsOf(graph);
  const rest = distancesToAuthorised(graph);
  const names = new Map(graph.groups.map(({ id, name }) => [id, name]));
  const authorised = new Set(graph.groups.filter(({ isAuthorised }) => isAuthorised).map(({ id }) => id));
  const begun = new Map<number, string[][]>();
  const push = (path: string[]) => {
    const distance = rest.get(path.at(-1) ?? '');
    if (distance === undefined) return;
    const length = path.length + distance;
    const stack = begun.get(length);
    if (stack === undefined) begun.set(length, [path]);
    else stack.push(path);
  };
  for (const { id, isOwn } of graph.groups) if (isOwn) push([id]);
  const found: string[][] = [];
  while (found.length < limit && begun.size > 0) {
    const shortest = Math.min(...begun.keys());
    const stack = begun.get(shortest) ?? [];
    const path = stack.pop();
    if (path === undefined) {
      begun.delete(shortest);
      continue;
    }
    const last = path.at(-1) ?? '';
    if (authorised.has(last)) found.push(path);
    for (const parent of parents.get(last) ?? []) if (!path.includes(parent)) push([...path, parent]);
  }
  return found.map((path) => path.map((id) => names.get(id) ?? id)).sort((one, other) => one.length - other.length);
}

function parentsOf({ edges }: GroupGraph): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const { child, parent } of edges) {
    const known = parents.get(child);
    if (known === undefined) parents.set(child, [parent]);
    else known.push(parent);
  }
  return parents;
}

/** How many further groups lie between each group and the nearest authorised one above it; 0 for those themselves. */
function distancesToAuthorised({ groups, edges }: GroupGraph): Map<string, number> {
  const children = parentsOf({ groups, edges: edges.map(({ child, parent }) => ({ child: parent, parent: child })) });
  const distances = new Map<string, number>();
  let layer = groups.filter(({ isAuthorised }) => isAuthorised).map(({ id }) => id);
  for (let distance = 0; layer.length > 0; distance += 1) {
    for (const id of layer) distances.set(id, distance);
    layer = [...new Set(layer.flatMap((id) => children.get(id) ?? []))].filter((id) => !distances.has(id));
  }
  return distances;
}
