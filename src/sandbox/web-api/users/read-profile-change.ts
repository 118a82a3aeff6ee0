import type { MemberPatch } from '../../org/member-book';
import type { Member } from '../../org/org-data';
import type { JsonObject } from '../read-object';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { isDate } from './is-date';
import { readCustomFields } from './read-custom-fields';

const failed = 'profile_set_failed';
const longestText = 256;
const longestDisplayName = 80;
const longestRealName = 50;
const longestStatus = 100;

/**
 * What a profile's fields change of a member. Pictures, and whatever else cannot be set here, are passed over. An e-mail
 * is only asked for: it waits for the person's confirmation (Slack facts, Web API §3 users.profile.set).
 *
 * @throws WebRefusal
 */
export function readProfileChange(given: JsonObject, member: Readonly<Member>, call: WebCall): MemberPatch {
  const read = (name: string, longest = longestText) => readText(given[name], longest, call);
  const patch: MemberPatch = {};
  set(patch, 'title', read('title'));
  set(patch, 'primaryPhone', read('phone'));
  set(patch, 'pronouns', read('pronouns'));
  set(patch, 'displayName', asName(read('display_name', longestDisplayName)));
  Object.assign(patch, namesOf(given, call));
  Object.assign(patch, startDateOf(read('start_date'), call));
  Object.assign(patch, statusOf(given, member));
  Object.assign(patch, emailOf(read('email'), member, call));
  return { ...patch, ...readCustomFields(given, member, call) };
}

function set<Name extends keyof MemberPatch>(patch: MemberPatch, name: Name, value: MemberPatch[Name]): void {
  if (value !== undefined) patch[name] = value;
}

function readText(value: unknown, longest: number, { doubts }: WebCall): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return '';
  demand(typeof value === 'string' || typeof value === 'number', 'invalid_profile');
  const text = String(value).trim();
  demand(text.length <= longest, doubts.webProfileTooLong);
  return text;
}

/** `real_name` is both names: the first word and the rest. */
function namesOf(given: JsonObject, call: WebCall): MemberPatch {
  const patch: MemberPatch = {};
  const real = asName(readText(given.real_name, longestRealName, call));
  if (real !== undefined) {
    const [first = '', ...rest] = real.split(/\s+/);
    Object.assign(patch, { firstName: first, lastName: rest.join(' ') });
  }
  set(patch, 'firstName', asName(readText(given.first_name, longestRealName, call)));
  set(patch, 'lastName', asName(readText(given.last_name, longestRealName, call)));
  for (const name of [patch.firstName, patch.lastName]) demand(name?.toLowerCase() !== 'slackbot', 'reserved_name');
  return patch;
}

function asName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  demand(!name.startsWith('@'), 'invalid_starts_with_at');
  demand(!/https?:\/\//i.test(name), 'name_not_allowed');
  return name;
}

/** A date on Business+ and Enterprise; kept in the form that SCIM has. */
function startDateOf(date: string | undefined, { org }: WebCall): MemberPatch {
  if (date === undefined) return {};
  demand(org.plan === 'business-plus' || org.plan === 'enterprise', failed);
  if (date === '') return { startDate: undefined };
  demand(isDate(date), failed);
  return { startDate: `${date}T00:00:00+0000` };
}

function statusOf({ status_text, status_emoji, status_expiration }: JsonObject, member: Readonly<Member>): MemberPatch {
  if (status_text === undefined && status_emoji === undefined && status_expiration === undefined) return {};
  const text = status_text === undefined ? undefined : String(status_text ?? '');
  const emoji = status_emoji === undefined ? undefined : String(status_emoji ?? '');
  demand(text === undefined || [...text].length <= longestStatus, 'too_long');
  const isHalfCleared = (text === '' && emoji === undefined) || (emoji === '' && text === undefined);
  demand(!isHalfCleared, 'must_clear_both_status_text_and_status_emoji');
  const next = { text: text ?? member.status?.text ?? '', emoji: emoji ?? member.status?.emoji ?? '' };
  const seconds = Number(status_expiration ?? 0);
  demand(Number.isInteger(seconds) && seconds >= 0 && seconds < 1e11, 'invalid_profile');
  if (next.text === '' && next.emoji === '') return { status: undefined };
  return { status: { ...next, ...(seconds > 0 && { expiresAt: new Date(seconds * 1000) }) } };
}

function emailOf(email: string | undefined, member: Readonly<Member>, { org, at }: WebCall): MemberPatch {
  if (email === undefined || email.toLowerCase() === member.email.toLowerCase()) return {};
  demand(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email), failed);
  demand(org.members.byEmail(email).length === 0, 'email_taken');
  return { pendingEmail: { value: email, askedAt: at } };
}
