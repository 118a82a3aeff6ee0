import type { Group } from '../org/org-data';
import { isObject, readItems } from './read-json';
import type { ScimContext } from './scim-context';
import { demand } from './scim-refusal';

/** Slack facts, SCIM §9 size. */
const mostPerCall = 15_000;
const mostInUserGroup = 5_000;
const mostInIdpGroup = 15_000;
const mostRemovedWithChannels = 1_000;

/**
 * The ids of members in `[{ value }]`. Who comes must be there, active, and no single-channel guest; who leaves may be
 * anybody.
 *
 * @throws ScimRefusal `too_many_users`, `no_such_group_members`, `unable_to_add_deleted_or_guest_to_group`
 */
export function memberIdsOf(
  value: unknown,
  context: ScimContext,
  direction: 'coming' | 'leaving' = 'coming',
): string[] {
  const items = readItems(value, 'invalid_attribute_format');
  demand(items.length <= mostPerCall, 'too_many_users');
  const ids = items.map((item) => {
    const id = isObject(item) ? item.value : item;
    demand(typeof id === 'string', 'invalid_attribute_format');
    return id;
  });
  if (direction === 'leaving') return ids;
  for (const id of ids) {
    const member = context.org.members.get(id);
    demand(member, 'no_such_group_members');
    const mayJoin = member.state !== 'deactivated' && member.rank !== 'single-channel-guest';
    demand(mayJoin, 'unable_to_add_deleted_or_guest_to_group');
  }
  return ids;
}

/**
 * Lets members come and go, and with an IDP group into and out of the workspaces that it provides: out of those only
 * where the group is required and no other group of theirs is (Slack facts, SCIM §9).
 *
 * @throws ScimRefusal `group_member_max_exceeded`, `failed_to_remove_users_for_linked_subteam`
 */
export function changeMembership(
  group: Readonly<Group>,
  change: { add: readonly string[]; remove: readonly string[] },
  context: ScimContext,
): void {
  const { org } = context;
  const coming = change.add.filter((id) => !group.memberIds.has(id));
  const leaving = change.remove.filter((id) => group.memberIds.has(id));
  const hasChannels = group.defaultChannelIds.length + group.allowListChannelIds.length > 0;
  demand(!hasChannels || leaving.length <= mostRemovedWithChannels, 'failed_to_remove_users_for_linked_subteam');
  const size = group.memberIds.size + new Set(coming).size - leaving.length;
  demand(coming.length === 0 || size <= groupLimit(group, context), 'group_member_max_exceeded');
  org.groups.changeMembers(group.id, { add: coming, remove: leaving });
  const provided = group.linkedTeams.filter((team) => team.autoProvision).map((team) => team.id);
  if (provided.length === 0) return;
  for (const id of coming) setTeams(id, (teamIds) => [...new Set([...teamIds, ...provided])], context);
  for (const id of leaving) {
    const others = org.groups.ofMember(id).flatMap((other) => other.linkedTeams.filter((team) => team.autoProvision));
    const stays = new Set(others.map((team) => team.id));
    const lost = provided.filter((teamId) => !stays.has(teamId));
    setTeams(id, (teamIds) => teamIds.filter((teamId) => !lost.includes(teamId)), context);
  }
}

function setTeams(memberId: string, next: (teamIds: string[]) => string[], { org }: ScimContext): void {
  const member = org.members.get(memberId);
  if (member) org.members.update(memberId, { teamIds: next(member.teamIds) });
}

/** Most members that a group of this kind may have. */
export function groupLimit(group: Pick<Group, 'kind'>, { doubts }: ScimContext): number {
  if (group.kind === 'user-group') return mostInUserGroup;
  return doubts.scimIdpGroupLimit === 'refuse' ? mostInIdpGroup : Number.POSITIVE_INFINITY;
}
