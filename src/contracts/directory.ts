import { z } from 'zod';
import { email, groupName, username } from './identifiers';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';
import { seenRevision } from './revision';
import { lineOfText, linesOfText, unsettable } from './text';

const line = (maximum = 256) => unsettable(lineOfText(maximum)).default(null);

export const addressTypes = ['work', 'home', 'other'] as const;
export const addressParts = ['street', 'locality', 'region', 'postalCode', 'country'] as const;
export const phoneTypes = ['work', 'mobile', 'home', 'fax', 'pager', 'other'] as const;

/** A postal address (RFC 7643 §4.1.2); an unset part is null. */
export const address = z
  .strictObject({
    type: z.enum(addressTypes).default('work'),
    street: unsettable(linesOfText(512)).default(null),
    locality: line(),
    region: line(),
    postalCode: line(32),
    country: line(64),
  })
  .refine((given) => addressParts.some((part) => given[part] !== null), 'says nothing')
  .meta({ id: 'Address' });

export const phone = z
  .strictObject({
    type: z.enum(phoneTypes).default('work'),
    value: lineOfText(64).refine((text) => /\d/.test(text), 'holds no digit'),
  })
  .meta({ id: 'Phone', example: { type: 'mobile', value: '+44 20 7946 0000' } });

const languageTag = lineOfText(64)
  .refine((text) => isLanguageTag(text), 'is not a language tag such as en or en-GB (BCP 47)')
  .meta({ example: 'en-GB' });

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}

function isTimezone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}

function isHttpsUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

/** Names of custom attributes: as they appear in expressions, files and the API. */
export const customAttributeName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,63}$/, 'begins with a small letter, then letters, digits and _, at most 64')
  .meta({ example: 'shirtSize' });

export const customAttributeTypes = ['text', 'number', 'boolean', 'date'] as const;

const customScalar = z.union([linesOfText(2048), z.number(), z.boolean()]);

/** Values of custom attributes by name; each is checked against its definition. null unsets. */
export const customValues = z
  .record(customAttributeName, z.union([z.null(), customScalar, z.array(customScalar).max(100)]))
  .meta({ description: 'values of custom attributes by name; null unsets one', example: { shirtSize: 'M' } });

/** Lists are kept in one order, so that the same list is always equal to itself. */
function inOrderOfType<Entry extends { type: string }>(list: readonly Entry[], types: readonly string[]): Entry[] {
  return list.toSorted((left, right) => types.indexOf(left.type) - types.indexOf(right.type));
}

const required = {
  username,
  email,
  firstName: lineOfText(128).meta({ example: 'Ada' }),
  lastName: lineOfText(128).meta({ example: 'Lovelace' }),
};

const flags = {
  administrator: z.boolean().default(false).meta({ description: 'may administer Countersign' }),
  suspended: z.boolean().default(false).meta({ description: 'may not sign in, and gets no assertion' }),
  passwordExpired: z.boolean().default(false).meta({ description: 'must choose a new password at the next sign-in' }),
};

const optional = {
  middleName: line(128),
  displayName: line(256),
  jobTitle: line(),
  location: line(),
  addresses: z
    .array(address)
    .refine((list) => new Set(list.map(({ type }) => type)).size === list.length, 'has two addresses of one type')
    .overwrite((list) => inOrderOfType(list, addressTypes))
    .default([]),
  phones: z
    .array(phone)
    .max(12)
    .overwrite((list) => inOrderOfType(list, phoneTypes))
    .default([]),
  employeeNumber: line(64),
  department: line(),
  company: line(),
  costCentre: line(),
  division: line(),
  managerId: z.uuid('is not the id of a person').nullable().default(null),
  startDate: unsettable(z.iso.date('is not a date such as 2026-03-01')).default(null),
  preferredLanguage: unsettable(languageTag).default(null),
  locale: unsettable(languageTag).default(null),
  timezone: unsettable(
    lineOfText(64).refine(isTimezone, 'is not a time zone such as Europe/London').meta({ example: 'Europe/London' }),
  ).default(null),
  userType: line(64),
  photoUrl: unsettable(lineOfText(2048).refine(isHttpsUrl, 'is not an https address')).default(null),
};

/** What a new person is made from. Fields that are not listed are refused (R60). */
export const newUser = z.strictObject({ ...required, ...flags, ...optional, custom: customValues.default({}) }).meta({
  id: 'NewUser',
  example: {
    username: 'ada',
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    department: 'Research',
  },
});

/** As a caller may write it: everything but the four required fields may be left out. */
export type NewUser = z.input<typeof newUser>;

/** Removes defaults, so that what a patch leaves out stays as it is. */
function withoutDefaults<Shape extends Record<string, z.ZodDefault>>(shape: Shape) {
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.unwrap()])) as unknown as {
    [Name in keyof Shape]: ReturnType<Shape[Name]['unwrap']>;
  };
}

/** What changes of a person: what is left out stays, null (or empty) unsets; `custom` is merged by name. */
export const userPatch = z
  .strictObject({
    ...required,
    ...withoutDefaults(flags),
    ...withoutDefaults(optional),
    custom: customValues,
    revision: seenRevision,
  })
  .partial()
  .meta({ id: 'UserPatch', example: { department: 'Research', jobTitle: null } });

export type UserPatch = z.input<typeof userPatch>;

/** A person as the directory knows them; what is not set is null. */
export const user = z
  .object({
    id: z.uuid(),
    username: z.string(),
    email: z.string(),
    firstName: z.string(),
    middleName: z.string().nullable(),
    lastName: z.string(),
    displayName: z.string().nullable(),
    administrator: z.boolean(),
    suspended: z.boolean(),
    passwordExpired: z.boolean(),
    jobTitle: z.string().nullable(),
    location: z.string().nullable(),
    addresses: z.array(address),
    phones: z.array(phone),
    employeeNumber: z.string().nullable(),
    department: z.string().nullable(),
    company: z.string().nullable(),
    costCentre: z.string().nullable(),
    division: z.string().nullable(),
    managerId: z.uuid().nullable(),
    startDate: z.string().nullable().meta({ description: 'YYYY-MM-DD' }),
    preferredLanguage: z.string().nullable(),
    locale: z.string().nullable(),
    timezone: z.string().nullable(),
    userType: z.string().nullable(),
    photoUrl: z.string().nullable(),
    custom: z.record(z.string(), z.union([customScalar, z.array(customScalar)])),
    revision: z.number().int().meta({ description: 'rises with every change' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'User' });

export const userPage = pageOf('UserPage', user);

/** The query of a list that may be searched: every word must be in a word of the name, username, e-mail or employee number. */
export const searchQuery = z.strictObject({
  search: z.string().max(200).optional().meta({ description: 'parts of words, in any order', example: 'ada love' }),
  ...pageQueryFields,
});

/** What somebody can be in, one of them at a time: a suspension hides that the password has expired. */
export const userStates = ['active', 'password_expired', 'suspended'] as const;

export type UserState = (typeof userStates)[number];

/** The query of people. */
export const userQuery = searchQuery.extend({
  state: z.enum(userStates).optional().meta({
    description: 'only people in this state; `password_expired`: they must choose a new one, and are not suspended',
    example: 'suspended',
  }),
});

/** The people in a group. */
export const memberPage = pageOf(
  'MemberPage',
  user
    .extend({ direct: z.boolean().meta({ description: 'put into this very group, and not only into one inside it' }) })
    .meta({ id: 'Member' }),
);

/** The query of the people in a group. */
export const memberQuery = z.strictObject({
  nested: z
    .union([z.boolean(), z.stringbool()])
    .default(false)
    .meta({ description: 'also the people of the groups inside it' }),
  ...pageQueryFields,
});

export const newGroup = z
  .strictObject({ name: groupName, description: unsettable(linesOfText(1024)).default(null) })
  .meta({ id: 'NewGroup', example: { name: 'Engineering', description: 'Everybody who builds' } });

export type NewGroup = z.input<typeof newGroup>;

export const groupPatch = z
  .strictObject({ name: groupName, description: unsettable(linesOfText(1024)), revision: seenRevision })
  .partial()
  .meta({ id: 'GroupPatch', example: { name: 'Engineering' } });

export type GroupPatch = z.input<typeof groupPatch>;

export const group = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    revision: z.number().int().meta({ description: 'rises with every change' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Group' });

export const groupPage = pageOf('GroupPage', group);

/** A group that a person is in, with the names of the groups that lead there: the direct one first, itself last. */
export const groupOfUser = group.extend({ direct: z.boolean(), path: z.array(z.string()) }).meta({ id: 'GroupOfUser' });

/** Definition of an attribute of the company's own. */
export const customAttribute = z
  .strictObject({
    name: customAttributeName,
    type: z.enum(customAttributeTypes),
    multiple: z.boolean().default(false).meta({ description: 'holds a list of values' }),
    description: unsettable(linesOfText(1024)).default(null),
  })
  .meta({ id: 'CustomAttribute', example: { name: 'shirtSize', type: 'text', multiple: false, description: null } });

export type NewCustomAttribute = z.input<typeof customAttribute>;
