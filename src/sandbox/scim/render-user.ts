import { createHash } from 'node:crypto';
import type { Member } from '../org/org-data';
import { urns } from './dialect';
import type { ScimContext } from './scim-context';
import { slackTime } from './slack-time';

type ReadMember = Readonly<Member>;

/**
 * A user as Slack returns one, keys in Slack's order, unset values as `null` or `""` (Slack facts, SCIM §4). Bots, and by
 * doubt people without any such data, come without the enterprise and profile blocks.
 */
export function renderUser(member: ReadMember, context: ScimContext): object {
  const { version } = context;
  const urn = urns[version];
  const blocks = extensionBlocks(member, context);
  const guest = guestBlock(member, context);
  const groups = context.org.groups.ofMember(member.id).map((group) => ({ value: group.id, display: group.name }));
  const isPerson = member.kind === 'person';
  const details = isPerson ? detailsOf(member) : undefined;
  const head = {
    schemas: [urn.user, ...Object.keys(blocks), ...(guest ? [urn.guest] : [])],
    id: member.id,
    externalId: context.doubts.scimExternalId === 'kept' ? (member.externalId ?? '') : '',
    meta: { created: slackTime(member.createdAt), location: `${context.baseUrl}/scim/${version}/Users/${member.id}` },
    userName: member.username,
    nickName: member.username,
    name: {
      givenName: member.firstName,
      familyName: member.lastName,
      ...(isPerson && { honorificPrefix: member.honorificPrefix ?? null }),
    },
    displayName: member.displayName,
    profileUrl: `https://${context.host}/team/${member.username}`,
    title: member.title,
    timezone: member.timezone,
    active: isShownActive(member, context),
    emails: emailsOf(member),
    photos: [{ value: photoOf(member, context.at), type: 'photo' }],
  };
  const guestPart = guest ? { [urn.guest]: guest } : {};
  return version === 'v2'
    ? { ...head, ...details, ...blocks, groups, ...guestPart }
    : { ...head, groups, ...details, ...blocks, ...guestPart };
}

/** A read may lag behind a DELETE for some seconds (Slack facts, SCIM §3). */
function isShownActive(member: ReadMember, { at }: ScimContext): boolean {
  if (member.state !== 'deactivated') return true;
  return member.shownActiveUntil !== undefined && at < member.shownActiveUntil;
}

/** `value` and `primary` only: the type is not returned. */
function emailsOf(member: ReadMember) {
  const primary = { value: member.email, primary: true };
  return member.secondaryEmail === undefined ? [primary] : [primary, { value: member.secondaryEmail, primary: false }];
}

/** Numbers come out crossed: what went in as work comes back as mobile (Slack facts, SCIM §4 phoneNumbers). */
function detailsOf(member: ReadMember) {
  const {
    streetAddress = null,
    locality = null,
    region = null,
    postalCode = null,
    country = null,
  } = member.address ?? {};
  return {
    addresses: [{ streetAddress, locality, region, postalCode, country }],
    phoneNumbers: [
      { value: member.mobilePhone ?? null, type: 'mobile' },
      { value: member.primaryPhone ?? null, primary: true },
    ],
    userType: member.userType ?? null,
    roles: [{ value: member.role ?? null, primary: true }],
    preferredLanguage: member.preferredLanguage ?? null,
    locale: member.locale ?? null,
  };
}

function extensionBlocks(member: ReadMember, context: ScimContext): { [urn: string]: object } {
  if (member.kind !== 'person') return {};
  const urn = urns[context.version];
  const { employeeNumber, costCenter, organization, division, department, managerId, startDate } = member;
  const set = [employeeNumber, costCenter, organization, division, department, managerId, startDate];
  if (context.doubts.scimEmptyBlocks === 'left-out' && set.every((value) => value === undefined)) return {};
  return {
    [urn.enterprise]: {
      employeeNumber: employeeNumber ?? null,
      costCenter: costCenter ?? null,
      organization: organization ?? null,
      division: division ?? null,
      department: department ?? null,
      manager: { managerId: managerId ?? null },
    },
    [urn.profile]: { startDate: startDate ?? null },
  };
}

function guestBlock(member: ReadMember, context: ScimContext): object | undefined {
  if (!member.guest) return undefined;
  const { expiresAt, channelIds } = member.guest;
  const channels = channelIds.map((id) => ({ value: id, display: context.org.channels.get(id)?.name ?? '' }));
  return {
    type: member.rank === 'single-channel-guest' ? 'single' : 'multi',
    expiration: expiresAt === undefined ? null : slackTime(expiresAt),
    ...(channels.length > 0 && { channels }),
  };
}

/** A new picture shows up some seconds later; without one there is a Gravatar. */
function photoOf(member: ReadMember, at: Date): string {
  const { pendingPhoto } = member;
  const photo = pendingPhoto && at >= pendingPhoto.appliesAt ? pendingPhoto.value : member.photo;
  if (photo?.startsWith('data:')) return `https://avatars.slack-edge.com/${member.id}_192.png`;
  if (photo !== undefined) return photo;
  const digest = createHash('md5').update(member.email.toLowerCase()).digest('hex');
  return `https://secure.gravatar.com/avatar/${digest}.jpg?s=192`;
}
