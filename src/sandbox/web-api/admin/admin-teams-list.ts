import { integer, text } from '../argument';
import { cutPage } from '../cut-page';
import { defineAdminMethod } from './admin-method';

/** The workspaces of the organisation; the Primary Owner of each is the organisation's. */
export const adminTeamsList = defineAdminMethod({
  name: 'admin.teams.list',
  scopes: ['admin.teams:read'],
  tier: 3,
  withoutRank: 'not_an_admin',
  args: {
    limit: integer({ min: 1, max: 1_000, invalid: 'invalid_limit' }),
    cursor: text({ invalid: 'invalid_cursor' }),
  },
  writes: false,
  run(call) {
    const { org, args } = call;
    const { limit, cursor } = args;
    const page = cutPage(org.teams, 'admin-team', { limit, cursor, usual: 100, most: 1_000 }, call);
    const owner = org.primaryOwner;
    return {
      teams: page.items.map(({ id, name, domain }) => ({
        id,
        name,
        discoverability: 'hidden',
        primary_owner: { user_id: owner?.id ?? '', email: owner?.email ?? '' },
        team_url: `https://${domain}.slack.com/`,
      })),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});
