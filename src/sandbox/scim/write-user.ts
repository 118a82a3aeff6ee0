import type { MemberPatch } from '../org/member-book';
import type { Member, Rank } from '../org/org-data';
import { demandRank } from './authorize-call';
import { createProfileFields } from './profile-values';
import type { ScimCaller, ScimContext } from './scim-context';
import { demand, ScimRefusal } from './scim-refusal';
import type { ProfileChange, UserChange } from './user-change';
import { demandFreeUsername, toDisplayName, toScimUsername } from './user-names';

const photoDelayMs = 3_000;

/** Creates a user. All profile fields are dropped if one is bad (Slack facts, SCIM §4). @throws ScimRefusal */
export function createUser(change: UserChange, context: ScimContext): Readonly<Member> {
  const { org } = context;
  const username = toScimUsername(change.username ?? '', context);
  demandFreeUsername(org, username, undefined);
  const email = change.email ?? '';
  demand(org.members.byEmail(email).length === 0, 'email_taken');
  const guest = change.guest === 'removed' ? undefined : change.guest;
  demand(!guest || org.isEnterprise, 'cannot_make_user_guest');
  const displayName = toDisplayName(change.displayName || username, context);
  const profile = profileOfNew(change, context);
  createProfileFields(org, profile);
  return org.members.add({
    ...toPatch(profile, context),
    ...photoPatch(change, context),
    username,
    displayName,
    email,
    secondaryEmail: change.secondaryEmail,
    firstName: change.firstName ?? displayName,
    lastName: change.lastName ?? '',
    title: change.title ?? '',
    ...(change.timezone !== undefined && { timezone: change.timezone }),
    externalId: change.externalId,
    state: change.active === false ? 'deactivated' : 'active',
    rank: guest ? 'multi-channel-guest' : 'member',
    guest: guest && { expiresAt: guest.expiresAt, channelIds: [] },
    source: 'scim',
    teamIds:
      org.isEnterprise && context.doubts.scimWorkspaceOfNewUser === 'none'
        ? []
        : org.teams.slice(0, 1).map(({ id }) => id),
  });
}

function profileOfNew(change: UserChange, context: ScimContext): ProfileChange {
  const { manager } = change.profile;
  const isUnknown = manager !== undefined && context.org.members.find(manager) === undefined;
  return change.profileFault !== undefined || isUnknown ? {} : change.profile;
}

/** Changes a user as PUT and PATCH do, once the change is read. @throws ScimRefusal */
export function updateUser(
  member: Readonly<Member>,
  change: UserChange,
  caller: ScimCaller,
  context: ScimContext,
): Readonly<Member> {
  const { org } = context;
  demandRank(caller, member);
  if (change.profileFault !== undefined) throw new ScimRefusal(change.profileFault);
  const patch: MemberPatch = {
    ...namePatch(member, change, context),
    ...emailPatch(member, change, context),
    ...toPatch(change.profile, context),
    ...photoPatch(change, context),
    ...guestPatch(member, change, context),
    ...(change.firstName !== undefined && { firstName: change.firstName }),
    ...(change.lastName !== undefined && { lastName: change.lastName }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.timezone !== undefined && { timezone: change.timezone }),
  };
  const active = change.active ?? (context.deactivateOnUpdate ? false : undefined);
  if (active !== undefined) patch.state = stateOf(member, active);
  createProfileFields(org, change.profile);
  return applyPatch(member, patch, context);
}

/**
 * Deactivates; nothing is ever deleted, and a second time does no harm. Reads lag behind (Slack facts, SCIM §3).
 *
 * @throws ScimRefusal
 */
export function deleteUser(member: Readonly<Member>, caller: ScimCaller, context: ScimContext): void {
  demandRank(caller, member);
  const state = stateOf(member, false);
  if (member.state === state) return;
  const lagMs = Number(context.doubts.scimReadLagSeconds) * 1000;
  applyPatch(member, { state, shownActiveUntil: new Date(context.at.getTime() + lagMs) }, context);
}

function applyPatch(member: Readonly<Member>, patch: MemberPatch, context: ScimContext): Readonly<Member> {
  const wasActive = member.state !== 'deactivated';
  const updated = context.org.members.update(member.id, patch) ?? member;
  const isLeaving = wasActive && updated.state === 'deactivated';
  if (isLeaving && context.doubts.scimSessionsOfDeactivated === 'ended')
    context.org.sessions.end(member.id, 'deactivated');
  return updated;
}

/** @throws ScimRefusal `cannot_disable_primary_owner` or `cannot_disable_bot_user_with_scim` */
function stateOf(member: Readonly<Member>, active: boolean): Member['state'] {
  if (active) return member.state === 'invited' ? 'invited' : 'active';
  demand(member.rank !== 'primary-owner', 'cannot_disable_primary_owner');
  demand(member.kind === 'person', 'cannot_disable_bot_user_with_scim');
  return 'deactivated';
}

function namePatch(member: Readonly<Member>, change: UserChange, context: ScimContext): MemberPatch {
  const patch: MemberPatch = {};
  const sent = change.nickname ?? change.username;
  if (sent !== undefined) {
    const username = sent.toLowerCase() === member.username ? member.username : toScimUsername(sent, context);
    demandFreeUsername(context.org, username, member.id);
    patch.username = username;
  }
  if (change.displayName === undefined) return patch;
  const displayName = toDisplayName(change.displayName || (patch.username ?? member.username), context);
  demand(displayName === member.displayName || !context.membersMayRename, 'invalid_display_name');
  return { ...patch, displayName };
}

function emailPatch(member: Readonly<Member>, change: UserChange, context: ScimContext): MemberPatch {
  const patch: MemberPatch = 'secondaryEmail' in change ? { secondaryEmail: change.secondaryEmail } : {};
  if (change.email === undefined) return patch;
  const holder = context.org.members.byEmail(change.email).find((each) => each.id !== member.id);
  demand(!holder, 'email_taken'); // a deactivated account keeps its e-mail (Slack facts, SCIM §8)
  return { ...patch, email: change.email };
}

/** Between member and guest; either way a deactivated account becomes active again (Slack facts, SCIM §5). */
function guestPatch(member: Readonly<Member>, change: UserChange, context: ScimContext): MemberPatch {
  if (change.guest === undefined || (change.guest === 'removed' && !member.guest)) return {};
  demand(context.org.isEnterprise, 'cannot_make_user_guest');
  if (change.guest === 'removed') return { guest: undefined, rank: 'member', state: 'active' };
  const mayBeGuest: Rank[] = ['member', 'multi-channel-guest', 'single-channel-guest'];
  demand(mayBeGuest.includes(member.rank) && member.kind === 'person', 'cannot_make_user_guest');
  const guest = { channelIds: member.guest?.channelIds ?? [], expiresAt: change.guest.expiresAt };
  return member.guest && member.state === 'active'
    ? { guest, rank: 'multi-channel-guest' }
    : { guest, rank: 'multi-channel-guest', state: 'active' };
}

/** The manager by Slack id, primary e-mail or userName. @throws ScimRefusal `improper_enterprise_schema_format` */
function toPatch(change: ProfileChange, context: ScimContext): MemberPatch {
  const { manager, ...profile } = change;
  if (manager === undefined) return 'manager' in change ? { ...profile, managerId: undefined } : profile;
  const found = context.org.members.find(manager);
  demand(found, 'improper_enterprise_schema_format');
  return { ...profile, managerId: found.id };
}

/** A picture shows up after a while; the answer still has the old one (Slack facts, SCIM §4 photos). */
function photoPatch(change: UserChange, { at }: ScimContext): MemberPatch {
  if (!('photo' in change)) return {};
  if (change.photo === undefined) return { photo: undefined, pendingPhoto: undefined };
  return { pendingPhoto: { value: change.photo, appliesAt: new Date(at.getTime() + photoDelayMs) } };
}
