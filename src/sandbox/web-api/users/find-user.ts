import type { Member } from '../../org/org-data';
import { isInTeam, isOrgWide } from '../team-of-call';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { slackbot } from './slackbot';

/** Somebody and the workspace as whose member they are shown. */
export type FoundUser = { member: Readonly<Member>; teamId: string };

/**
 * The user of an id, if the caller may see them: with a workspace's token those of other workspaces are not visible.
 *
 * @throws WebRefusal `user_not_found`, `user_not_visible`
 */
export function findUser(id: string, call: WebCall): FoundUser {
  const { org, caller } = call;
  const member = id === slackbot.id ? slackbot : org.members.get(id);
  demand(member, 'user_not_found');
  const own = caller.token.teamId ?? org.teams[0]?.id ?? '';
  if (member === slackbot) return { member, teamId: own };
  if (isOrgWide(call)) return { member, teamId: member.teamIds[0] ?? org.enterpriseId ?? own };
  demand(isInTeam(call, member, own) || member.id === caller.member.id, 'user_not_visible');
  return { member, teamId: own };
}
