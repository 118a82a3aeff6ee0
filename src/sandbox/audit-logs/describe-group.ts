import type { Change } from '../org/change';
import type { Group } from '../org/org-data';
import { type AuditDraft, difference, type Scene } from './audit-draft';
import { groupEntity, userEntity } from './audit-entities';

type Other = { user?: string; subteam?: string; channel_id?: string; team?: string };

/** What became of a user group or group of the identity provider. Making one has no action of its own (Slack facts, Web API §7). */
export function describeGroup({ id, action, fields }: Change, scene: Scene): AuditDraft[] {
  const group = scene.org.groups.get(id);
  if (!group) return []; // deleted: no action of the list says so
  const entity = groupEntity(group);
  const teamId = group.teamId;
  const members = difference(fields.members);
  const channels = difference(fields.defaultChannelIds);
  const teams = difference({ before: idsOf(fields.linkedTeams?.before), after: idsOf(fields.linkedTeams?.after) });
  const isUpdated =
    action === 'updated' && ['name', 'handle', 'description', 'disabledAt'].some((name) => name in fields);
  const each = (name: string, ids: string[], other: (id: string) => Other, where?: (id: string) => string) =>
    ids.map(
      (of): AuditDraft => ({ action: name, entity, teamId: where?.(of) ?? teamId, ...detailsOf(other(of), scene) }),
    );
  return [
    ...(isUpdated ? [{ action: 'usergroup_updated', entity, teamId }] : []),
    ...members.added.map((memberId) => describeMembership('user_added_to_usergroup', group, memberId, scene)),
    ...members.removed.map((memberId) => describeMembership('user_removed_from_usergroup', group, memberId, scene)),
    ...each('default_channel_added_to_usergroup', channels.added, (of) => ({ channel_id: of })),
    ...each('default_channel_removed_from_usergroup', channels.removed, (of) => ({ channel_id: of })),
    ...each(
      'usergroup_added_to_team',
      teams.added,
      (of) => ({ team: of }),
      (of) => of,
    ),
    ...each(
      'usergroup_removed_from_team',
      teams.removed,
      (of) => ({ team: of }),
      (of) => of,
    ),
  ];
}

function describeMembership(action: string, group: Readonly<Group>, memberId: string, scene: Scene): AuditDraft {
  const { teamId } = group;
  const member = scene.org.members.get(memberId);
  return scene.doubts.auditMembershipEntity === 'user' && member
    ? { action, entity: userEntity(member, scene.org), teamId, ...detailsOf({ subteam: group.id }, scene) }
    : { action, entity: groupEntity(group), teamId, ...detailsOf({ user: memberId }, scene) };
}

function detailsOf(other: Other, { doubts }: Scene): Pick<AuditDraft, 'details'> {
  return doubts.auditDetails === 'other-side' ? { details: other } : {};
}

function idsOf(linkedTeams: unknown): string[] {
  return ((linkedTeams ?? []) as Group['linkedTeams']).map((team) => team.id);
}
