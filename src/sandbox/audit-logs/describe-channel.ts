import type { Change } from '../org/change';
import { type AuditDraft, difference, type Scene } from './audit-draft';
import { channelEntity } from './audit-entities';

/** What became of a channel; whoever joins or leaves is the actor, and who made them is in the details. */
export function describeChannel({ id, action, fields }: Change, { org }: Scene): AuditDraft[] {
  const channel = org.channels.get(id);
  if (!channel) return [];
  const place = { entity: channelEntity(channel), teamId: channel.teamId };
  const actions: string[] = [];
  if (action === 'created') actions.push(`${channel.kind}_channel_created`);
  if (fields.name) actions.push('channel_renamed');
  if (fields.isArchived) actions.push(`${channel.kind}_channel_${channel.isArchived ? 'archive' : 'unarchive'}`);
  if (fields.kind) actions.push(`${fields.kind.before}_channel_converted_to_${channel.kind}`);
  const { added, removed } = difference(fields.members);
  const who = (memberId: string) => (org.members.get(memberId)?.guest ? 'guest' : 'user');
  return [
    ...actions.map((name) => ({ action: name, ...place })),
    ...added.map((actorId) => ({
      action: `${who(actorId)}_channel_join`,
      ...place,
      actorId,
      callerAs: 'inviter' as const,
    })),
    ...removed.map((actorId) => ({
      action: `${who(actorId)}_channel_leave`,
      ...place,
      actorId,
      callerAs: 'kicker' as const,
    })),
  ];
}
