import type { UserId } from '../core';
import { joinList } from './csv-cells';
import {
  addressColumns,
  csvColumns,
  customColumn,
  flagColumns,
  groupsColumn,
  idColumn,
  managerColumn,
  phoneColumns,
  textColumns,
} from './csv-columns';
import type { CustomAttribute, CustomValue } from './custom-attribute';
import type { CustomAttributeStore } from './custom-attribute-store';
import type { GroupStore } from './group-store';
import type { User } from './user';
import type { UserStore } from './user-store';
import { csvHead, csvRows } from './write-csv';

/** How people are exported. */
export type CsvExportOptions = {
  /** With their ids: to rename people by an import into the same directory. Another directory would not know them. */
  ids?: boolean;
};

/** People read at a time. */
const pageSize = 500;

/** Export of people and their groups to CSV. */
export class CsvExport {
  constructor(
    private readonly stores: { users: UserStore; groups: GroupStore; customAttributes: CustomAttributeStore },
  ) {}

  /** The file in pieces: UTF-8 text, its byte order mark first, rows in the order of usernames. */
  async *lines({ ids = false }: CsvExportOptions): AsyncGenerator<string> {
    const definitions = await this.stores.customAttributes.list();
    const columns = csvColumns(definitions).filter((column) => ids || column !== idColumn);
    yield csvHead(columns);
    let after: string | undefined;
    do {
      const people = await this.stores.users.list({ query: undefined, state: undefined, after, rows: pageSize });
      const names = await this.stores.users.namesOf(people.flatMap(({ managerId }) => managerId ?? []));
      const memberships = await this.stores.groups.directGroupsOf(people.map(({ id }) => id));
      const groups = Map.groupBy(memberships, ({ userId }) => userId);
      const rows = people.map((person) => {
        const groupNames = (groups.get(person.id) ?? []).map(({ name }) => name);
        const cells = csvCells(person, { groupNames, manager: managerName(person, names), definitions });
        return columns.map((column) => cells.get(column));
      });
      if (rows.length > 0) yield csvRows(rows);
      after = people.length === pageSize ? people.at(-1)?.sortKey : undefined;
    } while (after !== undefined);
  }
}

function managerName({ managerId }: User, names: ReadonlyMap<UserId, string>): string {
  return managerId === null ? '' : (names.get(managerId) ?? '');
}

/** What somebody's cells hold, by column; pure. */
export function csvCells(
  person: User,
  context: { groupNames: readonly string[]; manager: string; definitions: readonly CustomAttribute[] },
): Map<string, string> {
  const cells = new Map<string, string>([[idColumn, person.id]]);
  for (const column of textColumns) cells.set(column, person[column] ?? '');
  for (const column of flagColumns) cells.set(column, String(person[column]));
  cells.set(managerColumn, context.manager);
  for (const { name, type } of phoneColumns) {
    const values = person.phones.filter((phone) => phone.type === type).map(({ value }) => value);
    cells.set(name, joinList(values));
  }
  for (const { name, type, part } of addressColumns) {
    cells.set(name, person.addresses.find((address) => address.type === type)?.[part] ?? '');
  }
  for (const { name } of context.definitions) cells.set(customColumn(name), customCell(person.custom[name]));
  cells.set(groupsColumn, joinList(context.groupNames));
  return cells;
}

function customCell(value: CustomValue | undefined): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? joinList(value.map(String)) : String(value);
}
