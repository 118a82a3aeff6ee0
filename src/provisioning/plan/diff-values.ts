import type { AccountAttribute, AccountValues } from '../target/account';
import type { ValueChanges } from './operation';
import { sameValue } from './same-value';

/**
 * Attributes of which Slack puts something of its own where there is nothing, or that it does not let go: when the
 * directory has none, what Slack has stays (Slack facts, SCIM §4).
 */
const notCleared: ReadonlySet<AccountAttribute> = new Set([
  'userName',
  'email',
  'displayName',
  'givenName',
  'familyName',
  'photo',
  'timezone',
]);

/** Whether an attribute stays as Slack has it when nothing is wanted. */
export function isLeftWhenUnset(attribute: AccountAttribute): boolean {
  return notCleared.has(attribute);
}

/**
 * What has to change so that the attributes that are kept equal are equal. Attributes that are not named are not looked
 * at, and one that is unset in the directory is taken away in Slack.
 *
 * @param kept those of the mapping that are written `always`, without those whose value is faulty
 * @param fill those that are `never` overwritten: written where Slack holds nothing
 * @param photoSent address of the photo that was sent last: Slack shows an address of its own
 */
export function diffValues(
  { kept, fill }: { kept: readonly AccountAttribute[]; fill: readonly AccountAttribute[] },
  wanted: AccountValues,
  held: AccountValues,
  photoSent: string | null,
): ValueChanges {
  const changes: ValueChanges = {};
  for (const attribute of kept) {
    const before = (attribute === 'photo' ? photoSent : held[attribute]) ?? null;
    const after = wanted[attribute] ?? null;
    if (after === null) {
      if (before !== null && before !== '' && !notCleared.has(attribute)) changes[attribute] = { before, after };
    } else if (before === null || !sameValue(attribute, after, before)) changes[attribute] = { before, after };
  }
  for (const attribute of fill) {
    const before = held[attribute] || (attribute === 'photo' && photoSent) || null;
    const after = wanted[attribute] ?? null;
    if (before === null && after !== null) changes[attribute] = { before, after };
  }
  return changes;
}
