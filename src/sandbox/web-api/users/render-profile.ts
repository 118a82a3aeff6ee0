import { createHash } from 'node:crypto';
import { botIdOf } from '../../org/bot-user';
import type { Member } from '../../org/org-data';
import { hasScope } from '../authorize-call';
import { slackSeconds } from '../slack-seconds';
import type { WebCall } from '../web-method';
import { profileFieldValues } from './profile-field-values';

type ReadMember = Readonly<Member>;

const sizes = [24, 32, 48, 72, 192, 512] as const;

/** What a profile is shown with besides the ordinary. */
export type ProfileOptions = {
  teamId?: string;
  /** Whether the workspace's own fields are shown; users.profile.* alone do. */
  fields?: 'values' | 'labels';
};

/** A profile as Slack returns one, keys in Slack's order (Slack facts, Web API §3; recorded answers). */
export function renderProfile(member: ReadMember, call: WebCall, { teamId, fields }: ProfileOptions = {}) {
  const { status } = member;
  const isOver = status?.expiresAt !== undefined && status.expiresAt <= call.at;
  const shown = isOver ? undefined : status;
  const realName = realNameOf(member);
  const isBot = member.kind !== 'person';
  return {
    title: member.title,
    phone: member.primaryPhone ?? '',
    skype: '',
    real_name: realName,
    real_name_normalized: normalized(realName),
    display_name: member.displayName,
    display_name_normalized: normalized(member.displayName),
    ...(fields && { fields: renderFields(member, call, fields) }),
    status_text: shown?.text ?? '',
    status_emoji: shown?.emoji ?? '',
    status_emoji_display_info: emojiInfoOf(shown?.emoji ?? ''),
    status_expiration: shown?.expiresAt ? slackSeconds(shown.expiresAt) : 0,
    avatar_hash: avatarHashOf(member),
    ...(isBot && { api_app_id: member.appId ?? '', always_active: true }),
    ...(member.appId !== undefined && { bot_id: botIdOf(member.appId) }),
    ...(isShownWithEmail(member, call) && { email: member.email }),
    first_name: member.firstName,
    last_name: member.lastName,
    ...imagesOf(member),
    status_text_canonical: '',
    ...(member.pronouns !== undefined && { pronouns: member.pronouns }),
    huddle_state: 'default_unset',
    huddle_state_expiration_ts: 0,
    ...(member.startDate !== undefined && { start_date: member.startDate.slice(0, 10) }),
    ...(teamId !== undefined && { team: teamId }),
  };
}

/** First and last name; somebody without goes by the display name, then by the username. */
export function realNameOf({ firstName, lastName, displayName, username }: ReadMember): string {
  return `${firstName} ${lastName}`.trim() || displayName || username;
}

/** People's e-mails only, with the scope for it, and while the workspace shows e-mails at all. */
function isShownWithEmail(member: ReadMember, call: WebCall): boolean {
  return member.kind === 'person' && call.org.policies.showEmails && hasScope(call, 'users:read.email');
}

function renderFields(member: ReadMember, call: WebCall, kind: 'values' | 'labels'): unknown {
  const values = profileFieldValues(member, call.org);
  if (values.size === 0) return { 'empty-list': [], null: null, 'empty-object': {} }[call.doubts.webNoFields];
  return Object.fromEntries(
    [...values].map(([field, value]) => [
      field.id,
      { value, alt: member.profileAlts?.[field.id] ?? '', ...(kind === 'labels' && { label: field.label }) },
    ]),
  );
}

function avatarHashOf({ email, photo }: ReadMember): string {
  const digest = createHash('md5')
    .update(photo ?? email.toLowerCase())
    .digest('hex');
  return photo === undefined ? `g${digest.slice(0, 11)}` : digest.slice(0, 12);
}

/** Somebody without a picture has a Gravatar, and then no original. */
function imagesOf({ id, email, photo }: ReadMember): { [name: string]: string | boolean } {
  const digest = createHash('md5').update(email.toLowerCase()).digest('hex');
  const address = (size: number) => {
    if (photo === undefined) return `https://secure.gravatar.com/avatar/${digest}.jpg?s=${size}`;
    return photo.startsWith('data:') ? `https://avatars.slack-edge.com/${id}_${size}.png` : photo;
  };
  const images = Object.fromEntries(sizes.map((size) => [`image_${size}`, address(size)]));
  if (photo === undefined) return images;
  return { ...images, image_1024: address(1024), image_original: address(1024), is_custom_image: true };
}

/** The emoji of a status, once for its picture; skin tones after `::` have none of their own. */
function emojiInfoOf(emoji: string): { emoji_name: string; display_url: string }[] {
  const [, name] = /^:([^:]+):/.exec(emoji) ?? [];
  return name === undefined ? [] : [{ emoji_name: name, display_url: `https://emoji.slack-edge.com/${name}.png` }];
}

/** Without the marks of letters. */
function normalized(name: string): string {
  return name.normalize('NFD').replace(/\p{Mark}/gu, '');
}
