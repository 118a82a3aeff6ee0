import { addressParts, addressTypes, phoneTypes } from '../contracts';
import type { CustomAttribute } from './custom-attribute';

/** Columns that hold one text, empty = not set. */
export const textColumns = [
  'username',
  'email',
  'firstName',
  'middleName',
  'lastName',
  'displayName',
  'jobTitle',
  'location',
  'employeeNumber',
  'department',
  'company',
  'costCentre',
  'division',
  'startDate',
  'preferredLanguage',
  'locale',
  'timezone',
  'userType',
  'photoUrl',
] as const;

/** Columns that hold yes or no; empty = as it is. */
export const flagColumns = ['administrator', 'suspended', 'passwordExpired'] as const;

export const addressColumns = addressTypes.flatMap((type) =>
  addressParts.map((part) => ({ name: `addresses.${type}.${part}`, type, part })),
);

/** Several phones of one type are parted by `;`. */
export const phoneColumns = phoneTypes.map((type) => ({ name: `phones.${type}`, type }));

/** Username, e-mail or id of the manager; usernames when written. */
export const managerColumn = 'managerId';

/** Names of the groups somebody is in directly, parted by `;`. */
export const groupsColumn = 'groups';

/** The id of somebody who exists: for renaming. */
export const idColumn = 'id';

/** The column of a custom attribute, apart from those that every person has. */
export function customColumn(name: string): string {
  return `custom.${name}`;
}

/** Every column that a file may have, in the order in which it is written. */
export function csvColumns(definitions: readonly CustomAttribute[]): string[] {
  return [
    idColumn,
    ...textColumns,
    ...flagColumns,
    managerColumn,
    ...phoneColumns.map(({ name }) => name),
    ...addressColumns.map(({ name }) => name),
    ...definitions.map(({ name }) => customColumn(name)),
    groupsColumn,
  ];
}
