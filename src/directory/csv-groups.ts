import { groupName, inWords } from '../contracts';
import type { UserId } from '../core';
import { splitList } from './csv-cells';
import { nameKey } from './name-key';

/** What the directory holds of the groups that a file speaks of. */
export type CsvGroupContext = {
  groups: readonly { name: string }[];
  memberships: readonly { userId: UserId; name: string }[];
  createGroups: boolean;
};

/** The groups that a file speaks of: those there are, and those it would create. */
export class CsvGroups {
  readonly #known: Map<string, string>;
  readonly #new = new Map<string, string>();
  readonly #current: Map<UserId, { name: string }[]>;

  constructor(private readonly context: CsvGroupContext) {
    this.#known = new Map(context.groups.map(({ name }) => [nameKey(name), name]));
    this.#current = Map.groupBy(context.memberships, (membership) => membership.userId);
  }

  /** Names of the groups in a cell, as the directory has them, sorted; a message for each that cannot be. */
  read(cell: string): { names: string[]; messages: string[] } {
    const names = new Set<string>();
    const messages: string[] = [];
    for (const given of splitList(cell)) {
      const key = nameKey(given);
      const name = this.#known.get(key) ?? this.#new.get(key) ?? this.#create(given, messages);
      if (name !== undefined) names.add(name);
    }
    return { names: [...names].sort(), messages };
  }

  /** What changes when somebody is to be in the `wanted` groups and no others; undefined = as it is. */
  changes(id: UserId, wanted: readonly string[] | undefined): { added: string[]; removed: string[] } {
    if (wanted === undefined) return { added: [], removed: [] };
    const current = (this.#current.get(id) ?? []).map(({ name }) => name);
    return {
      added: wanted.filter((name) => !current.includes(name)),
      removed: current.filter((name) => !wanted.includes(name)),
    };
  }

  /** Which of these names are of groups that do not exist yet. */
  newAmong(names: ReadonlySet<string>): string[] {
    return [...this.#new.values()].filter((name) => names.has(name));
  }

  #create(given: string, messages: string[]): string | undefined {
    const parsed = groupName.safeParse(given, inWords);
    if (!parsed.success || !this.context.createGroups) {
      const why = parsed.success ? 'does not exist' : (parsed.error.issues[0]?.message ?? 'is no name for a group');
      messages.push(`names a group that ${why}: "${given.slice(0, 80)}"`);
      return undefined;
    }
    this.#new.set(nameKey(parsed.data), parsed.data);
    return parsed.data;
  }
}
