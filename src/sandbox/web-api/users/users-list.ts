import type { Member } from '../../org/org-data';
import { flag, integer, text } from '../argument';
import { cutPage } from '../cut-page';
import { slackSeconds } from '../slack-seconds';
import { isInTeam, teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';
import { renderUser } from './render-user';
import { slackbot } from './slackbot';

const most = 1_000;

/** Everybody of a workspace: invited, deactivated and bots too. Without a limit all of them, if they are not too many. */
export const usersList = defineMethod({
  name: 'users.list',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['users:read'],
  tier: 2,
  args: {
    limit: integer({ min: 0, max: 1_000_000 }),
    cursor: text({ invalid: 'invalid_cursor' }),
    include_locale: flag(),
    team_id: text(),
  },
  writes: false,
  run(call) {
    const { org, args, doubts, at } = call;
    const team = teamOf(call, args.team_id);
    const all = withSlackbot(org.members.all);
    const isUnlimited = args.limit === undefined || args.limit === 0;
    demand(!isUnlimited || all.length <= Number(doubts.webLimitRequiredFrom), 'limit_required');
    const limit = isUnlimited ? all.length : Math.min(args.limit ?? most, most);
    const page = cutPage(all, 'user', { limit, cursor: args.cursor, usual: limit, most: all.length + most }, call);
    const members = page.items.filter((member) => member === slackbot || isInTeam(call, member, team.id));
    return {
      members: members.map((member) => renderUser(member, team.id, call, { locale: args.include_locale })),
      cache_ts: slackSeconds(at),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});

/** Slackbot stands first; nothing is copied, for there may be a hundred thousand. */
function withSlackbot(members: readonly Readonly<Member>[]) {
  return {
    length: members.length + 1,
    slice: (from: number, to: number) =>
      from === 0 ? [slackbot, ...members.slice(0, Math.max(0, to - 1))] : members.slice(from - 1, to - 1),
  };
}
