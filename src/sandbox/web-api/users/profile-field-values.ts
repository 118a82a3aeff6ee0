import type { Org } from '../../org/org';
import type { Member, ProfileField } from '../../org/org-data';

type ReadMember = Readonly<Member>;

/** The values of the workspace's own profile fields that somebody has, by the field's id. */
export function profileFieldValues(member: ReadMember, org: Org): Map<Readonly<ProfileField>, string> {
  const values = new Map<Readonly<ProfileField>, string>();
  for (const field of org.profileFields.all) {
    const value = readField(member, field);
    if (value !== undefined && value !== '') values.set(field, value);
  }
  return values;
}

function readField(member: ReadMember, { id, scimAttribute }: Readonly<ProfileField>): string | undefined {
  if (scimAttribute === undefined) return member.profileValues?.[id];
  if (scimAttribute === 'manager') return member.managerId;
  if (scimAttribute.startsWith('address.'))
    return member.address?.[scimAttribute.slice('address.'.length) as 'country'];
  if (scimAttribute === 'startDate') return member.startDate?.slice(0, 10);
  const value = member[scimAttribute as keyof Member];
  return typeof value === 'string' ? value : undefined;
}
