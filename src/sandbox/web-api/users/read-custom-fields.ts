import type { MemberPatch } from '../../org/member-book';
import type { Member, ProfileField } from '../../org/org-data';
import { isObject, type JsonObject } from '../read-object';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { isDate } from './is-date';

const failed = 'profile_set_failed';
const longestText = 256;
const mostUsers = 25;

/**
 * The workspace's own fields: of `fields`, each `{ value, alt }`, or one by its id as the name. Fields that another
 * source fills, as SCIM does, are not this method's (Slack facts, Web API §3 users.profile.set).
 *
 * @throws WebRefusal `invalid_profile`, `profile_set_failed`
 */
export function readCustomFields(given: JsonObject, member: Readonly<Member>, call: WebCall): MemberPatch {
  const fields = given.fields ?? {};
  demand(isObject(fields), 'invalid_profile');
  const byName = Object.entries(given).filter(([name]) => /^Xf[A-Z0-9]+$/.test(name));
  const patch: MemberPatch = {};
  const values = { ...member.profileValues };
  const alts = { ...member.profileAlts };
  for (const [id, content] of [...Object.entries(fields), ...byName]) {
    const { value, alt } = readContent(content, call);
    const field = call.org.profileFields.all.find((each) => each.id === id);
    demand(field, failed);
    demand(value === '' || isValueOf(field, value, call), failed);
    if (field.scimAttribute === 'startDate') {
      patch.startDate = value === '' ? undefined : `${value}T00:00:00+0000`;
      continue;
    }
    if (field.scimAttribute !== undefined) {
      demand(call.doubts.webFieldOfAnotherSource === 'ignored', failed);
      continue;
    }
    values[id] = value;
    if (alt !== undefined) alts[id] = alt;
  }
  const before = JSON.stringify([member.profileValues ?? {}, member.profileAlts ?? {}]);
  return JSON.stringify([values, alts]) === before ? patch : { ...patch, profileValues: values, profileAlts: alts };
}

function readContent(content: unknown, { doubts }: WebCall): { value: string; alt: string | undefined } {
  const { value, alt } = isObject(content) ? content : { value: content, alt: undefined };
  const isTaken = typeof value === 'string' || value === null || value === undefined;
  demand(isTaken && (typeof alt === 'string' || alt === null || alt === undefined), 'invalid_profile');
  demand((value ?? '').length <= longestText && (alt ?? '').length <= longestText, doubts.webProfileTooLong);
  return { value: value ?? '', alt: alt ?? undefined };
}

function isValueOf(field: Readonly<ProfileField>, value: string, { org }: WebCall): boolean {
  switch (field.type) {
    case 'date':
      return isDate(value);
    case 'link':
      return URL.canParse(value) && /^https?:/.test(value);
    case 'options_list':
      return field.possibleValues?.includes(value) ?? false;
    case 'user': {
      const ids = value.split(',');
      return ids.length <= mostUsers && ids.every((id) => org.members.get(id.trim()) !== undefined);
    }
    default:
      return field.scimAttribute !== 'startDate' || isDate(value);
  }
}
