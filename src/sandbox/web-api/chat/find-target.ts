import { hasScope } from '../authorize-call';
import { isVisible } from '../conversations/conversation';
import { isOrgWide } from '../team-of-call';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';

/**
 * Where a message goes: a channel by id or name, a direct conversation by its id, or a person, with whom the app then
 * has one (Slack facts, Web API §4 chat.postMessage).
 *
 * @returns the conversation's id
 * @throws WebRefusal `channel_not_found`, `is_archived`, `not_in_channel`, `team_not_found`
 */
export function findTarget(reference: string, call: WebCall): string {
  const { org, caller } = call;
  const direct = org.messages.getDirect(reference);
  if (direct) {
    demand(isVisible({ direct }, call), 'channel_not_found');
    return direct.id;
  }
  const person = org.members.get(reference);
  if (person) {
    demand(person.kind === 'person' && person.state !== 'deactivated', 'channel_not_found');
    return org.messages.openDirect(caller.app.id, person.id).id;
  }
  const byId = org.channels.get(reference);
  const byName = byId ? undefined : org.channels.byName(reference.replace(/^#/, ''));
  demand(!byName || !isOrgWide(call), 'team_not_found'); // a name says nothing where there are several workspaces
  const channel = byId ?? byName;
  demand(channel && isVisible({ channel }, call), 'channel_not_found');
  demand(!channel.isArchived, 'is_archived');
  const mayPostUnjoined = caller.token.kind === 'bot' && hasScope(call, 'chat:write.public');
  demand(channel.memberIds.has(caller.member.id) || mayPostUnjoined, 'not_in_channel');
  return channel.id;
}
