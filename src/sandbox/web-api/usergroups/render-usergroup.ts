import type { Group } from '../../org/org-data';
import { slackSeconds } from '../slack-seconds';
import { slackbot } from '../users/slackbot';
import type { WebCall } from '../web-method';

type ReadGroup = Readonly<Group>;

/** A user group as Slack returns one, keys in Slack's order (Slack facts, Web API §5; recorded answers). */
export function renderUsergroup(
  group: ReadGroup,
  teamId: string,
  call: WebCall,
  { users, count }: { users?: boolean; count?: boolean },
) {
  const { org, doubts } = call;
  const isIdpGroup = group.kind === 'idp-group';
  const channels = group.defaultChannelIds.flatMap((id) => org.channels.get(id) ?? []);
  const size = group.memberIds.size;
  return {
    id: group.id,
    team_id: teamId,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description,
    handle: group.handle ?? '',
    is_external: false,
    date_create: slackSeconds(group.createdAt),
    date_update: slackSeconds(group.updatedAt),
    date_delete: group.disabledAt ? slackSeconds(group.disabledAt) : 0,
    auto_type: group.builtIn ?? null,
    auto_provision: group.linkedTeams.some((team) => team.id === teamId && team.autoProvision),
    enterprise_subteam_id: isIdpGroup ? group.id : '',
    created_by: group.createdBy ?? slackbot.id,
    updated_by: group.updatedBy ?? group.createdBy ?? slackbot.id,
    deleted_by: group.disabledAt ? (group.updatedBy ?? slackbot.id) : null,
    prefs: {
      channels: channels.filter(({ kind }) => kind === 'public').map(({ id }) => id),
      groups: channels.filter(({ kind }) => kind === 'private').map(({ id }) => id),
    },
    channel_count: channels.length,
    ...(users && { users: [...group.memberIds] }),
    ...(count && { user_count: doubts.webUserCount === 'text' ? String(size) : size }),
    is_section: false,
    is_idp_group: group.managed || isIdpGroup,
    is_visible: true,
    is_editing_restricted: group.managed || group.builtIn !== undefined,
    is_membership_locked: group.managed,
    is_org_level: isIdpGroup,
  };
}
