import { type addressTypes, inWords, newUser, type phoneTypes } from '../contracts';
import type { UserId } from '../core';
import { readFlag, splitList } from './csv-cells';
import { addressColumns, customColumn, flagColumns, phoneColumns, textColumns } from './csv-columns';
import type { CustomAttribute, CustomScalar, CustomValue } from './custom-attribute';
import { mergeCustom } from './merge-custom';
import { toFaults } from './parse-input';
import type { CsvFault, CsvRow } from './read-csv';
import { type Address, type Phone, type User, type UserAttributes, userAttributeNames } from './user';

/** The attributes that a row gives somebody, and what is wrong with it. */
export type RowReading = { attributes: UserAttributes | undefined; faults: CsvFault[] };

/** What somebody has who does not exist yet. */
const nothing = { addresses: [], phones: [], custom: {} };

/**
 * Lays a row over what somebody has: columns that the file lacks leave it as it is, empty cells unset (but leave a yes
 * or no as it is), phones and addresses count by type.
 *
 * @param current whom the row is about; undefined for somebody new
 * @param managerId whom the row's manager cell means, where there is such a column
 */
export function readCsvRow(
  { row, cells }: CsvRow,
  current: User | undefined,
  managerId: UserId | null | undefined,
  definitions: readonly CustomAttribute[],
): RowReading {
  const faults: CsvFault[] = [];
  const candidate: Record<string, unknown> = current
    ? Object.fromEntries(userAttributeNames.map((name) => [name, current[name]]))
    : {};
  for (const column of textColumns) if (cells.has(column)) candidate[column] = cells.get(column);
  for (const column of flagColumns) {
    const cell = cells.get(column)?.trim();
    if (cell === undefined || cell === '') continue;
    candidate[column] = readFlag(cell);
    if (candidate[column] === undefined) faults.push({ row, column, message: 'must be true or false' });
  }
  if (managerId !== undefined) candidate.managerId = managerId;
  candidate.addresses = layAddresses(cells, current?.addresses ?? nothing.addresses);
  candidate.phones = layPhones(cells, current?.phones ?? nothing.phones);
  const given = customCells(cells, definitions);
  const custom = mergeCustom(current?.custom ?? nothing.custom, given, definitions);
  for (const { path, message } of custom.faults) faults.push({ row, column: path, message });
  // Custom values were merged and checked by their definitions just now.
  const parsed = newUser.safeParse({ ...candidate, custom: custom.custom }, inWords);
  if (parsed.success && faults.length === 0) {
    const { managerId: manager, custom: values, ...others } = parsed.data;
    const attributes = { ...others, managerId: manager as UserId | null, custom: values as User['custom'] };
    return { attributes, faults };
  }
  for (const issue of parsed.error?.issues ?? []) {
    for (const { path, message } of toFaults(issue)) {
      const column = columnOf(path, candidate);
      if (faults.some((fault) => fault.column === column)) continue;
      faults.push({ row, column, message: cells.has(column) ? message : `is missing (${message})` });
    }
  }
  return { attributes: undefined, faults };
}

/** Column that a path of the contract speaks of: `phones.0.value` is about the column of that phone's type. */
function columnOf(path: string, candidate: Record<string, unknown>): string {
  const [list = '', index, part] = path.split('.');
  if (list !== 'addresses' && list !== 'phones') return path;
  const entry = (candidate[list] as { type: string }[])[Number(index)];
  if (entry === undefined) return list;
  return list === 'phones' || part === undefined ? `${list}.${entry.type}` : `${list}.${entry.type}.${part}`;
}

function layAddresses(cells: CsvRow['cells'], current: readonly Address[]): Address[] {
  const byType = new Map<(typeof addressTypes)[number], Address>(current.map((address) => [address.type, address]));
  for (const { name, type, part } of addressColumns) {
    const cell = cells.get(name);
    if (cell === undefined) continue;
    const address = byType.get(type) ?? {
      type,
      street: null,
      locality: null,
      region: null,
      postalCode: null,
      country: null,
    };
    byType.set(type, { ...address, [part]: cell.trim() === '' ? null : cell });
  }
  return [...byType.values()].filter(({ type: _, ...parts }) => Object.values(parts).some((part) => part !== null));
}

function layPhones(cells: CsvRow['cells'], current: readonly Phone[]): Phone[] {
  const byType = Map.groupBy<(typeof phoneTypes)[number], Phone>(current, (phone) => phone.type);
  for (const { name, type } of phoneColumns) {
    const cell = cells.get(name);
    if (cell !== undefined)
      byType.set(
        type,
        splitList(cell).map((value) => ({ type, value })),
      );
  }
  return [...byType.values()].flat();
}

function customCells(
  cells: CsvRow['cells'],
  definitions: readonly CustomAttribute[],
): Record<string, CustomValue | null> {
  const given: Record<string, CustomValue | null> = {};
  for (const { name, type, multiple } of definitions) {
    const cell = cells.get(customColumn(name));
    if (cell === undefined) continue;
    const values = (multiple ? splitList(cell) : [cell.trim()]).map((value) => toScalar(value, type));
    given[name] = multiple ? values : (values[0] ?? null);
  }
  return given;
}

/** What does not look like its type stays text: holding it against the definition finds it. */
function toScalar(text: string, type: CustomAttribute['type']): CustomScalar {
  if (text === '') return text;
  if (type === 'number' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (type === 'boolean') return readFlag(text) ?? text;
  return text;
}
