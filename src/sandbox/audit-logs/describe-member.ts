import type { Change } from '../org/change';
import type { Member, Rank } from '../org/org-data';
import { type AuditDraft, difference, type Scene } from './audit-draft';
import { userEntity } from './audit-entities';

type Fields = Change['fields'];

const roleChanges: { [Name in Rank]: string } = {
  'single-channel-guest': 'role_change_to_guest',
  'multi-channel-guest': 'role_change_to_guest',
  member: 'role_change_to_user',
  admin: 'role_change_to_admin',
  owner: 'role_change_to_owner',
  'primary-owner': 'owner_transferred',
};

/** The fields of a profile whose change is logged (audit-logs-api methods and actions, user_profile_updated), by Slack's names. */
const profileNames = { displayName: 'display_name', firstName: 'first_name', lastName: 'last_name', title: 'title' };

/** What became of a person's account; bots and users of apps have no entries of their own. */
export function describeMember({ id, action, fields }: Change, scene: Scene): AuditDraft[] {
  const member = scene.org.members.get(id);
  if (member?.kind !== 'person') return [];
  const entity = userEntity(member, scene.org);
  const guest = member.guest !== undefined;
  const join = { action: guest ? 'guest_joined_workspace' : 'user_joined_workspace', entity };
  if (action === 'created') {
    const joined = member.teamIds.map((teamId) => ({ ...join, teamId }));
    return [{ action: guest ? 'guest_created' : 'user_created', entity }, ...joined];
  }
  const actions = [...stateActions(member, fields, scene), ...rankActions(fields), ...expiryActions(fields)];
  if ('email' in fields) actions.push('user_email_updated');
  if ('username' in fields) actions.push('user_username_updated');
  return [
    ...actions.map((name) => ({ action: name, entity })),
    ...profileDrafts(fields).map((details) => ({ action: 'user_profile_updated', entity, details })),
    ...difference(fields.teamIds).added.map((teamId) => ({ ...join, teamId })),
    ...leavings(fields, scene).map((teamId) => ({ action: 'user_deactivated', entity, teamId })),
    ...teamRankDrafts(fields).map((change) => ({ ...change, entity })),
  ];
}

function stateActions(member: Readonly<Member>, fields: Fields, { at }: Scene): string[] {
  if (!fields.state) return [];
  const { before, after } = fields.state;
  const guest = (fields.guest ? fields.guest.before : member.guest) as Member['guest'];
  const who = guest ? 'guest' : 'user';
  if (after === 'deactivated') {
    const isOver = guest?.expiresAt !== undefined && guest.expiresAt <= at;
    return [isOver ? 'guest_expired' : `${who}_deactivated`];
  }
  return before === 'deactivated' ? [`${who}_reactivated`] : [];
}

function rankActions(fields: Fields): string[] {
  return fields.rank ? [roleChanges[fields.rank.after as Rank]] : [];
}

function expiryActions({ guest }: Fields): string[] {
  if (!guest?.after) return []; // nobody's time ends by becoming a member
  const before = (guest.before as Member['guest'])?.expiresAt?.getTime();
  const after = (guest.after as Member['guest'])?.expiresAt?.getTime();
  if (before === after) return [];
  return [after === undefined ? 'guest_expiration_cleared' : 'guest_expiration_set'];
}

function profileDrafts(fields: Fields): { previous_profile: object; new_profile: object }[] {
  const changed = Object.entries(profileNames).flatMap(([field, name]) => {
    const change = fields[field];
    return change ? [[name, change] as const] : [];
  });
  if (changed.length === 0 && !('photo' in fields)) return [];
  const side = (of: 'before' | 'after') => Object.fromEntries(changed.map(([name, change]) => [name, change[of]]));
  return [{ previous_profile: side('before'), new_profile: side('after') }];
}

/** Workspaces that were left, other than by a change of the account itself; the list of actions has none of its own for it. */
function leavings(fields: Fields, { doubts }: Scene): string[] {
  if (fields.state || doubts.auditRemovalFromWorkspace === 'nothing') return [];
  return difference(fields.teamIds).removed;
}

function teamRankDrafts({ teamRanks }: Fields): { action: string; teamId: string }[] {
  const before = (teamRanks?.before ?? {}) as NonNullable<Member['teamRanks']>;
  const after = (teamRanks?.after ?? {}) as NonNullable<Member['teamRanks']>;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((teamId) => before[teamId] !== after[teamId])
    .map((teamId) => ({ action: roleChanges[after[teamId] ?? 'member'], teamId }));
}
