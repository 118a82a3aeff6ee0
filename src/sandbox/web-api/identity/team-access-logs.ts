import { type AccessLog, ranks } from '../../org/org-data';
import { integer, text } from '../argument';
import { cutPage } from '../cut-page';
import { slackSeconds } from '../slack-seconds';
import { teamOf } from '../team-of-call';
import { defineMethod, type WebCall } from '../web-method';
import { demand } from '../web-refusal';

const mostPages = 100;
const mostPerPage = 1_000;

/** Who entered from where with what, newest first: by pages of `count`, or by cursor as soon as there is a `limit`. */
export const teamAccessLogs = defineMethod({
  name: 'team.accessLogs',
  verb: 'GET',
  takesJson: true,
  tokens: ['user'],
  scopes: ['admin'],
  tier: 2,
  args: {
    before: text(),
    count: integer({ min: 1, max: 1_000_000 }),
    page: integer({ min: 1, max: 1_000_000 }),
    cursor: text({ invalid: 'invalid_cursor' }),
    limit: integer({ min: 0, max: mostPerPage, invalid: 'invalid_limit' }),
    team_id: text(),
  },
  writes: false,
  run(call) {
    const { org, caller, args, doubts } = call;
    demand(org.plan !== 'free', 'paid_only');
    const isAdmin = ranks.indexOf(caller.member.rank) >= ranks.indexOf('admin');
    demand(isAdmin || doubts.webAdminScopeWithoutRank === 'accepted', 'no_permission');
    const team = teamOf(call, args.team_id);
    const before = readBefore(args.before);
    const logs = org.accessLogs
      .filter((log) => log.teamId === undefined || log.teamId === team.id)
      .filter((log) => slackSeconds(log.lastAt) <= before)
      .sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
    return args.limit || args.cursor ? byCursor(logs, call, args) : byPage(logs, call, args);
  },
});

function byCursor(
  logs: readonly Readonly<AccessLog>[],
  call: WebCall,
  { limit, cursor }: { limit: number | undefined; cursor: string | undefined },
) {
  const page = cutPage(logs, 'login', { limit, cursor, usual: 100, most: mostPerPage }, call);
  return {
    logins: page.items.map((log) => renderLogin(log, call)),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function byPage(
  logs: readonly Readonly<AccessLog>[],
  call: WebCall,
  { count = 100, page = 1 }: { count: number | undefined; page: number | undefined },
) {
  demand(count <= mostPerPage && page <= mostPages, 'over_pagination_limit');
  const pages = Math.ceil(logs.length / count);
  return {
    logins: logs.slice((page - 1) * count, page * count).map((log) => renderLogin(log, call)),
    paging: { count, total: logs.length, page, pages },
  };
}

function renderLogin(log: Readonly<AccessLog>, { org }: WebCall) {
  return {
    user_id: log.memberId,
    username: org.members.get(log.memberId)?.username ?? '',
    date_first: slackSeconds(log.firstAt),
    date_last: slackSeconds(log.lastAt),
    count: log.count,
    ip: log.address,
    user_agent: log.userAgent,
    isp: 'Practice network', // Slack guesses the three from the address; there is nothing to guess here
    country: 'US',
    region: 'CA',
  };
}

/** Seconds since 1970, or `now`. */
function readBefore(before: string | undefined): number {
  if (before === undefined || before === '' || before === 'now') return Number.POSITIVE_INFINITY;
  demand(/^\d{1,12}$/.test(before), 'invalid_arguments');
  return Number(before);
}
