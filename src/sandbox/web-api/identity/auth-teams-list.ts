import { flag, integer, text } from '../argument';
import { cutPage } from '../cut-page';
import { renderIcon } from '../render-icon';
import { isApprovedFor, isOrgWide } from '../team-of-call';
import { defineMethod } from '../web-method';

/** The workspaces an organisation's app may work in; with a workspace's token its own. */
export const authTeamsList = defineMethod({
  name: 'auth.teams.list',
  verb: 'POST',
  takesJson: false,
  tokens: ['bot', 'user'],
  scopes: [],
  tier: 2,
  args: {
    limit: integer({ min: 0, max: 1_000, invalid: 'invalid_limit' }),
    cursor: text({ invalid: 'invalid_cursor' }),
    include_icon: flag(),
  },
  writes: false,
  run(call) {
    const { org, caller, args } = call;
    const mine = org.teams.filter(({ id }) => (isOrgWide(call) ? isApprovedFor(call, id) : id === caller.token.teamId));
    const page = cutPage(mine, 'team', { limit: args.limit, cursor: args.cursor, usual: 100, most: 1_000 }, call);
    return {
      teams: page.items.map(({ id, name }) => ({ id, name, ...(args.include_icon ? { icon: renderIcon() } : {}) })),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});
