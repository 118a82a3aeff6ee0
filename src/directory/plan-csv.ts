import { setImmediate } from 'node:timers/promises';
import { type Actor, type GroupId, isUuid, newId, type UserId } from '../core';
import { groupsColumn, idColumn, managerColumn } from './csv-columns';
import { CsvGroups } from './csv-groups';
import type { CsvCreate, CsvImportOptions, CsvPlan, CsvUpdate } from './csv-plan';
import type { CustomAttribute } from './custom-attribute';
import { diffAttributes, withoutUnset } from './diff-attributes';
import { nameKey } from './name-key';
import type { CsvFault, CsvRow } from './read-csv';
import { readCsvRow } from './read-csv-row';
import { mayAdminister, type User, type UserAttributes, userAttributeNames } from './user';

/** What the directory holds that a file speaks of. */
export type CsvContext = {
  /** Everybody whom an id, username or e-mail of the file names, managers too. */
  people: readonly User[];
  groups: readonly { id: GroupId; name: string }[];
  /** Direct groups of these people. */
  memberships: readonly { userId: UserId; groupId: GroupId; name: string }[];
  definitions: readonly CustomAttribute[];
  /** Everybody who can administer now. */
  administratorIds: readonly UserId[];
  actor: Actor;
  options: CsvImportOptions;
};

/** A row that will be written. */
export type CsvDraft = {
  row: number;
  id: UserId;
  current: User | undefined;
  attributes: UserAttributes;
  /** Names, as the directory has them; undefined when the file has no such column. */
  groups: string[] | undefined;
};

/** What is told, and what is written. */
export type CsvPlanning = { plan: CsvPlan; drafts: CsvDraft[] };

/**
 * Plans an import without a database: which rows create, change or leave somebody, and which cannot be imported.
 *
 * People are found by `id` where the cell is filled, else by username; an e-mail address or username that somebody
 * else has is a fault, and so is one that a row above has.
 *
 * @param readFaults rows that could not be read at all
 */
export async function planCsv(
  rows: readonly CsvRow[],
  readFaults: readonly CsvFault[],
  context: CsvContext,
): Promise<CsvPlanning> {
  const planner = new CsvPlanner(context);
  await planner.match(rows);
  await planner.read();
  planner.dropDangling();
  planner.keepAdministrators();
  return planner.result(readFaults);
}

/** Rows read before somebody else gets a turn. */
const rowsPerTurn = 200;

/** A row and whom it is about. */
type Match = { csv: CsvRow; id: UserId; current: User | undefined };

class CsvPlanner {
  readonly #byId: Map<string, User>;
  readonly #byName = new Map<string, User>();
  readonly #groups: CsvGroups;
  readonly #matches: Match[] = [];
  /** Ids of everybody whom the file would create, faulty rows among them. */
  readonly #newIds: UserId[] = [];
  /** Rows by the usernames and e-mail addresses they claim. */
  readonly #claims = new Map<string, Match>();
  readonly #faults: CsvFault[] = [];
  #drafts: CsvDraft[] = [];

  constructor(private readonly context: CsvContext) {
    this.#byId = new Map(context.people.map((person) => [person.id, person]));
    for (const person of context.people) {
      this.#byName.set(nameKey(person.username), person);
      this.#byName.set(nameKey(person.email), person);
    }
    this.#groups = new CsvGroups({ ...context, createGroups: context.options.createGroups === true });
  }

  /** Finds whom each row is about, and notes the names it claims. */
  async match(rows: readonly CsvRow[]): Promise<void> {
    for (const [index, row] of rows.entries()) {
      if (index % rowsPerTurn === 0) await setImmediate();
      this.#matchRow(row);
    }
  }

  #matchRow(csv: CsvRow): void {
    const id = csv.cells.get(idColumn)?.trim() ?? '';
    const username = csv.cells.get('username')?.trim() ?? '';
    const current = id === '' ? this.#byUsername(username) : this.#byId.get(id.toLowerCase());
    if (id !== '' && current === undefined) {
      this.#fault(csv, idColumn, 'is the id of nobody; leave it empty to create somebody');
      return;
    }
    if (id === '' && username === '') {
      this.#fault(csv, 'username', 'must not be empty');
      return;
    }
    const match: Match = { csv, id: current?.id ?? newId<UserId>(), current };
    if (current === undefined) this.#newIds.push(match.id);
    if (this.#claim(match)) this.#matches.push(match);
  }

  /** Every name a row claims must be free, or its own person's already. */
  #claim(match: Match): boolean {
    const { csv, current } = match;
    for (const column of ['username', 'email'] as const) {
      const cell = csv.cells.get(column) ?? current?.[column] ?? '';
      const key = nameKey(cell);
      if (key === '') continue;
      const claimant = this.#claims.get(key);
      if (claimant && claimant !== match) return this.#fault(csv, column, `is in row ${claimant.csv.row} already`);
      const owner = this.#byName.get(key);
      if (owner && owner !== current) {
        return this.#fault(csv, column, `belongs to somebody else already (${owner.username})`);
      }
      this.#claims.set(key, match);
    }
    return true;
  }

  /** Reads every matched row over what its person has; others get their turn in between. */
  async read(): Promise<void> {
    for (const [index, match] of this.#matches.entries()) {
      if (index % rowsPerTurn === 0) await setImmediate();
      this.#readRow(match);
    }
  }

  #readRow({ csv, id, current }: Match): void {
    const { definitions, actor } = this.context;
    const before = this.#faults.length;
    const managerId = this.#managerOf(csv, id);
    const groups = this.#groupsIn(csv);
    const { attributes, faults } = readCsvRow(csv, current, managerId, definitions);
    this.#faults.push(...faults);
    if (attributes === undefined || this.#faults.length > before) return;
    if (attributes.username.includes('@') && nameKey(attributes.username) !== nameKey(attributes.email)) {
      this.#fault(csv, 'username', 'is an e-mail address, but not that of the same row');
      return;
    }
    const raised = attributes.administrator && current?.administrator !== true;
    if (raised && actor.kind === 'user' && actor.id === id) {
      this.#fault(csv, 'administrator', 'would make yourself an administrator');
      return;
    }
    const draft: CsvDraft = { row: csv.row, id, current, attributes, groups };
    if (this.#touchesProtected(draft)) {
      this.#fault(csv, 'administrator', 'is about an administrator, whom you may not change');
      return;
    }
    if (this.context.options.keepGroups === true && this.#changesGroups(draft)) {
      this.#fault(csv, groupsColumn, 'would change who is in which group, which you may not');
      return;
    }
    this.#drafts.push(draft);
  }

  /** As every other change of a person: somebody with a role, as they are or as they would become (R59). */
  #touchesProtected(draft: CsvDraft): boolean {
    const { protectedIds } = this.context.options;
    if (protectedIds === undefined) return false;
    const { id, current, attributes } = draft;
    const concernsRole = protectedIds.has(id) || attributes.administrator || current?.administrator === true;
    return concernsRole && this.#changes(draft);
  }

  /** Somebody whose manager would be created by a faulty row cannot be written either; and so on. */
  dropDangling(): void {
    for (;;) {
      const written = new Set<string>(this.#drafts.map((draft) => draft.id));
      const lost = new Set(this.#newIds.filter((id) => !written.has(id)));
      const dangling = this.#drafts.filter(
        ({ attributes: { managerId } }) => managerId !== null && lost.has(managerId),
      );
      if (dangling.length === 0) return;
      for (const { row } of dangling) {
        this.#faults.push({ row, column: managerColumn, message: 'is in a row that has a fault itself' });
      }
      this.#drafts = this.#drafts.filter((draft) => !dangling.includes(draft));
    }
  }

  /** Rows that would leave nobody who can administer are faults (R59). */
  keepAdministrators(): void {
    const remaining = new Set(this.context.administratorIds);
    if (remaining.size === 0) return;
    for (const { id, attributes } of this.#drafts) {
      if (mayAdminister(attributes)) remaining.add(id);
      else remaining.delete(id);
    }
    if (remaining.size > 0) return;
    const wereAdministrators = new Set(this.context.administratorIds);
    for (const { row } of this.#drafts.filter((draft) => wereAdministrators.has(draft.id))) {
      this.#faults.push({ row, column: 'administrator', message: 'would leave no administrator' });
    }
    this.#drafts = this.#drafts.filter((draft) => !wereAdministrators.has(draft.id));
  }

  result(readFaults: readonly CsvFault[]): CsvPlanning {
    const plan: CsvPlan = { creates: [], updates: [], unchanged: [], faults: [], groupsToCreate: [] };
    const drafts: CsvDraft[] = [];
    const used = new Set<string>();
    for (const draft of this.#drafts) {
      if (!this.#changes(draft)) {
        plan.unchanged.push(draft.row);
        continue;
      }
      drafts.push(draft);
      for (const name of draft.groups ?? []) used.add(name);
      if (draft.current) plan.updates.push(this.#toUpdate(draft, draft.current));
      else plan.creates.push(toCreate(draft));
    }
    plan.faults = [...readFaults, ...this.#faults].sort((left, right) => left.row - right.row);
    plan.groupsToCreate = this.#groups.newAmong(used);
    return { plan, drafts };
  }

  /** Undefined when the file does not speak of managers. */
  #managerOf(csv: CsvRow, ownId: UserId): UserId | null | undefined {
    const cell = csv.cells.get(managerColumn)?.trim();
    if (cell === undefined || cell === '') return cell === undefined ? undefined : null;
    const named = isUuid(cell) ? this.#byId.get(cell.toLowerCase()) : undefined;
    const found = (named ?? this.#claims.get(nameKey(cell)) ?? this.#byName.get(nameKey(cell)))?.id;
    if (found === undefined) this.#fault(csv, managerColumn, 'is nobody, neither in the directory nor in this file');
    else if (found === ownId) this.#fault(csv, managerColumn, 'is the person itself');
    return found ?? null;
  }

  #groupsIn(csv: CsvRow): string[] | undefined {
    const cell = csv.cells.get(groupsColumn);
    if (cell === undefined) return undefined;
    const { names, messages } = this.#groups.read(cell);
    for (const message of messages) this.#fault(csv, groupsColumn, message);
    return names;
  }

  #changesGroups({ id, groups }: Pick<CsvDraft, 'id' | 'groups'>): boolean {
    const { added, removed } = this.#groups.changes(id, groups);
    return added.length > 0 || removed.length > 0;
  }

  #changes({ current, attributes, id, groups }: CsvDraft): boolean {
    if (current === undefined || this.#changesGroups({ id, groups })) return true;
    return Object.keys(diffAttributes<UserAttributes>(current, attributes, userAttributeNames)).length > 0;
  }

  #toUpdate(draft: CsvDraft, current: User): CsvUpdate {
    const { added, removed } = this.#groups.changes(draft.id, draft.groups);
    return {
      row: draft.row,
      id: draft.id,
      username: current.username,
      attributes: diffAttributes<UserAttributes>(current, draft.attributes, userAttributeNames),
      groupsAdded: added,
      groupsRemoved: removed,
    };
  }

  #byUsername(username: string): User | undefined {
    const person = this.#byName.get(nameKey(username));
    return person && nameKey(person.username) === nameKey(username) ? person : undefined;
  }

  #fault({ row }: CsvRow, column: string, message: string): false {
    this.#faults.push({ row, column, message });
    return false;
  }
}

function toCreate({ row, attributes, groups }: CsvDraft): CsvCreate {
  return {
    row,
    username: attributes.username,
    attributes: diffAttributes(undefined, withoutUnset(attributes), userAttributeNames),
    groupsAdded: groups ?? [],
  };
}
