/** Environment variables that set or replace a setting of the file, with the path of the setting. */
export const environmentVariables: ReadonlyArray<{ name: string; path: readonly string[]; kind: 'text' | 'number' }> = [
  { name: 'DATABASE_URL', path: ['database', 'url'], kind: 'text' },
  { name: 'COUNTERSIGN_PORT', path: ['port'], kind: 'number' },
  { name: 'COUNTERSIGN_HOST', path: ['host'], kind: 'text' },
  { name: 'COUNTERSIGN_BASE_URL', path: ['baseUrl'], kind: 'text' },
  { name: 'COUNTERSIGN_DATA_DIR', path: ['dataDir'], kind: 'text' },
  { name: 'COUNTERSIGN_MASTER_KEY_FILE', path: ['masterKeyFile'], kind: 'text' },
  { name: 'COUNTERSIGN_LOG_LEVEL', path: ['log', 'level'], kind: 'text' },
  { name: 'COUNTERSIGN_SANDBOX_PORT', path: ['sandbox', 'port'], kind: 'number' },
  { name: 'COUNTERSIGN_SANDBOX_BASE_URL', path: ['sandbox', 'baseUrl'], kind: 'text' },
];

type Tree = { [key: string]: unknown };

/** Lays the environment over the settings of the file; a number that is none stays text, so that the schema reports it. */
export function overlayEnvironment(fromFile: Tree, environment: NodeJS.ProcessEnv): Tree {
  const merged = structuredClone(fromFile);
  for (const { name, path, kind } of environmentVariables) {
    const raw = environment[name];
    if (raw === undefined || raw === '') continue;
    const value = kind === 'number' && /^\d+$/.test(raw) ? Number(raw) : raw;
    setAt(merged, path, value);
  }
  return merged;
}

function setAt(tree: Tree, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const child = tree[head];
  const branch: Tree = typeof child === 'object' && child !== null && !Array.isArray(child) ? (child as Tree) : {};
  tree[head] = branch;
  setAt(branch, rest, value);
}
