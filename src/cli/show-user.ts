import type { User } from '../directory';
import type { Cell, Output } from './output';

/** Whether somebody can work, in one word. */
export function userState(person: User): string {
  if (person.suspended) return 'suspended';
  return person.passwordExpired ? 'password expired' : 'active';
}

/** Prints a person for a person: what is set, in the order of the directory. */
export function showUser(out: Output, person: User): void {
  const { id, createdAt, updatedAt, addresses, phones, custom } = person;
  const lines: (readonly [string, Cell])[] = [
    ['Username', person.username],
    ['E-mail', person.email],
    ['Name', [person.firstName, person.middleName, person.lastName].filter((part) => part !== null).join(' ')],
    ['Display name', person.displayName],
    ['State', userState(person)],
    ['Administrator', person.administrator || null],
    ['Job title', person.jobTitle],
    ['Location', person.location],
    ...addresses.map(({ type, street, locality, region, postalCode, country }): readonly [string, Cell] => [
      `Address (${type})`,
      [street, locality, region, postalCode, country].filter((part) => part !== null),
    ]),
    ...phones.map(({ type, value }): readonly [string, Cell] => [`Phone (${type})`, value]),
    ['Employee number', person.employeeNumber],
    ['Department', person.department],
    ['Company', person.company],
    ['Cost centre', person.costCentre],
    ['Division', person.division],
    ['Manager (id)', person.managerId],
    ['Start date', person.startDate],
    ['Language', person.preferredLanguage],
    ['Locale', person.locale],
    ['Time zone', person.timezone],
    ['User type', person.userType],
    ['Photo', person.photoUrl],
    ...Object.entries(custom).map(([name, value]): readonly [string, Cell] => [
      `custom.${name}`,
      Array.isArray(value) ? value.map(String) : value,
    ]),
    ['Id', id],
    ['Created', createdAt],
    ['Changed', updatedAt],
  ];
  out.fields(lines);
}
