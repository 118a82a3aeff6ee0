import type { GroupPatch } from '../../org/group-book';
import type { Group } from '../../org/org-data';
import type { WebCall } from '../web-method';

type ReadGroup = Readonly<Group>;

/** Changes a group and notes by whom; what is so already is no change. */
export function updateUsergroup(group: ReadGroup, patch: GroupPatch, { org, caller }: WebCall): ReadGroup {
  const fields = Object.keys(patch) as (keyof GroupPatch)[];
  const isSame = fields.every((field) => JSON.stringify(patch[field]) === JSON.stringify(group[field]));
  return isSame ? group : (org.groups.update(group.id, { ...patch, updatedBy: caller.member.id }) ?? group);
}

/** Makes these the members; who comes joins the group's default channels. */
export function replaceMembers(group: ReadGroup, memberIds: readonly string[], { org, caller }: WebCall): ReadGroup {
  const add = memberIds.filter((id) => !group.memberIds.has(id));
  const remove = [...group.memberIds].filter((id) => !memberIds.includes(id));
  if (add.length + remove.length === 0) return group;
  org.groups.changeMembers(group.id, { add, remove });
  for (const channelId of group.defaultChannelIds) org.channels.changeMembers(channelId, { add });
  return org.groups.update(group.id, { updatedBy: caller.member.id }) ?? group;
}
