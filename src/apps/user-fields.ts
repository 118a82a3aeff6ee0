import type { AttributeSubject, AttributeUser } from './attribute-rule';

/** Fields of a person that hold one text. `id` is the directory's id, not the NameID. */
export const plainFields = [
  'id',
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
  'managerId',
  'startDate',
  'preferredLanguage',
  'locale',
  'timezone',
  'userType',
  'photoUrl',
] as const satisfies ReadonlyArray<keyof AttributeUser>;

const addressParts = ['street', 'locality', 'region', 'postalCode', 'country'] as const;

/** What people make of several fields most often; as fields they cost a tenth of an expression. */
const derivedFields: { readonly [name: string]: (user: AttributeUser) => string | null | undefined } = {
  /** The display name, else first and last name. */
  fullName: (user) => user.displayName ?? `${user.firstName} ${user.lastName}`,
  /** Town of the work address, else the location. */
  workplace: (user) => user.addresses.find((one) => one.type === 'work')?.locality ?? user.location,
};

/** Reads the values of one field: none if unset, several if the field has several. */
export type FieldReader = (subject: AttributeSubject) => string[];

/**
 * Finds how to read a field, once per rule.
 *
 * @param source a plain field, `fullName`, `workplace`, `groups`, `phones`, `phones.<type>`, `addresses.<type>.<part>`, `addresses.<part>`
 *   (of the first address), or `custom.<name>`
 * @returns undefined if there is no such field
 */
export function fieldReader(source: string): FieldReader | undefined {
  const plain = plainFields.find((field) => field === source);
  if (plain !== undefined) return ({ user }) => toTexts(user[plain]);
  const derived = Object.hasOwn(derivedFields, source) ? derivedFields[source] : undefined;
  if (derived !== undefined) return ({ user }) => toTexts(derived(user));
  if (source === 'groups') return ({ groups }) => [...groups];
  const [head, ...rest] = source.split('.');
  switch (head) {
    case 'custom':
      return rest.length > 0 && rest.join('.') !== '' ? customReader(rest.join('.')) : undefined;
    case 'phones':
      return rest.length <= 1 && rest[0] !== '' ? phoneReader(rest[0]) : undefined;
    case 'addresses':
      return addressReader(rest);
    default:
      return undefined;
  }
}

function customReader(name: string): FieldReader {
  return ({ user }) => (Object.hasOwn(user.custom, name) ? toTexts(user.custom[name]) : []);
}

function phoneReader(type: string | undefined): FieldReader {
  return ({ user }) =>
    user.phones.filter((phone) => type === undefined || phone.type === type).map((phone) => phone.value);
}

function addressReader(path: readonly string[]): FieldReader | undefined {
  const part = addressParts.find((name) => name === path.at(-1));
  if (part === undefined || path.length > 2 || path[0] === '') return undefined;
  const type = path.length === 2 ? path[0] : undefined;
  return ({ user }) => {
    const address = type === undefined ? user.addresses[0] : user.addresses.find((one) => one.type === type);
    return toTexts(address?.[part]);
  };
}

function toTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(toTexts);
  switch (typeof value) {
    case 'string':
      return value === '' ? [] : [value];
    case 'number':
    case 'boolean':
    case 'bigint':
      return [String(value)];
    default:
      return [];
  }
}
