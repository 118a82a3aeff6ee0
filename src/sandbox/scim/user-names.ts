import type { Org } from '../org/org';
import type { ScimContext } from './scim-context';
import { demand } from './scim-refusal';

const longest = 21;

/** Names that nobody may have; the list is ours, Slack names only some (Slack facts, SCIM §7 `username_not_allowed`). */
const reserved = new Set([
  'all',
  'channel',
  'everyone',
  'group',
  'groups',
  'here',
  'me',
  'slackbot',
  'subteam',
  'usergroup',
]);

/**
 * A userName as Slack keeps it: lower case, `.` `_` `-`, other characters as `_`, at most 21; an e-mail address is
 * converted first (Slack facts, SCIM §4 userName).
 *
 * @throws ScimRefusal `username_empty`, `username_too_long` or `username_not_allowed`
 */
export function toScimUsername(sent: string, context: ScimContext): string {
  const text = sent.trim();
  const isEmail = /^[^@\s]+@[^@\s]+$/.test(text);
  const whole = isEmail && context.doubts.scimUserNameFromEmail === 'cut-at-sign' ? (text.split('@')[0] ?? '') : text;
  const characters = [...whole];
  const mayBeLong = isEmail || (context.version === 'v2' && context.doubts.scimLongUserName === 'cut');
  demand(mayBeLong || characters.length <= longest, 'username_too_long');
  const name = characters
    .slice(0, longest)
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/gu, '_')
    .slice(0, longest);
  demand(name !== '', 'username_empty');
  demand(!reserved.has(name), 'username_not_allowed');
  return name;
}

/** Nobody else, and no channel or group, may have the name. @throws ScimRefusal `username_taken` */
export function demandFreeUsername(org: Org, username: string, memberId: string | undefined): void {
  const holder = org.names.find(username);
  demand(!holder || holder.id === memberId, 'username_taken');
}

/** A displayName as Slack keeps it; `@` is never kept (Slack facts, SCIM §4 displayName). */
export function toDisplayName(sent: string, context: ScimContext): string {
  const pattern = context.doubts.scimDisplayName === 'replaced' ? /[^\p{L}\p{N}._-]/gu : /@/g;
  return sent.replace(pattern, '_');
}
