import { required, text } from '../argument';
import { isInTeam, isOrgWide, teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';
import { renderUser } from './render-user';

/** Blind to deactivated people, and no method for an organisation's token. */
export const usersLookupByEmail = defineMethod({
  name: 'users.lookupByEmail',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['users:read.email'],
  tier: 3,
  args: { email: required(text()) },
  target: 'email',
  writes: false,
  run(call) {
    demand(!isOrgWide(call), 'enterprise_is_restricted');
    const team = teamOf(call, undefined);
    const member = call.org.members
      .byEmail(call.args.email.trim())
      .find((each) => each.state !== 'deactivated' && each.kind === 'person' && isInTeam(call, each, team.id));
    demand(member, 'users_not_found');
    return { user: renderUser(member, team.id, call) };
  },
});
