import { botIdOf } from '../../org/bot-user';
import { isOrgWide } from '../team-of-call';
import { defineMethod } from '../web-method';

/** With an organisation's token `team_id` is the organisation's id. */
export const authTest = defineMethod({
  name: 'auth.test',
  verb: 'POST',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: [],
  tier: 'special',
  limits: ({ caller: { token, app } }) => [
    { key: `auth.test/${token.teamId ?? 'org'}/${app.id}`, allowance: { perMinute: 600, burst: 600 } },
  ],
  args: {},
  writes: false,
  run(call) {
    const { org, caller, at, host } = call;
    const { token, member, app } = caller;
    const team = org.teams.find(({ id }) => id === token.teamId) ?? org.teams[0];
    const orgWide = isOrgWide(call);
    const domain = org.isEnterprise && !orgWide && team ? `${team.domain}.slack.com` : host;
    const secondsLeft = token.expiresAt && Math.ceil((token.expiresAt.getTime() - at.getTime()) / 1000);
    return {
      url: `https://${domain}/`,
      team: team?.name,
      user: member.username,
      team_id: orgWide ? org.enterpriseId : team?.id,
      user_id: member.id,
      ...(token.kind === 'bot' ? { bot_id: botIdOf(app.id) } : {}),
      is_enterprise_install: orgWide,
      ...(org.isEnterprise ? { enterprise_id: org.enterpriseId } : {}),
      app_name: app.name,
      app_id: app.id,
      ...(secondsLeft === undefined ? {} : { expires_in: secondsLeft }),
    };
  },
});
