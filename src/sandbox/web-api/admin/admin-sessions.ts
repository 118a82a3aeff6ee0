import type { Member, Session } from '../../org/org-data';
import { flag, integer, required, text } from '../argument';
import { cutPage } from '../cut-page';
import type { WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';
import { defineAdminMethod } from './admin-method';
import { findTeam, findUser } from './find-subjects';

/** Sessions of the organisation, or of one person in one workspace. */
export const adminUsersSessionList = defineAdminMethod({
  name: 'admin.users.session.list',
  scopes: ['admin.users:read'],
  tier: 2,
  withoutRank: 'not_an_admin',
  orWithoutRank: 'admin_unauthorized',
  args: {
    user_id: text(),
    team_id: text(),
    limit: integer({ min: 1, max: 1_000 }),
    cursor: text({ invalid: 'invalid_cursor' }),
  },
  writes: false,
  run(call) {
    const { limit, cursor } = call.args;
    const sessions = listSessions(call);
    const kind = `session-${call.args.user_id ?? ''}-${call.args.team_id ?? ''}`;
    const page = cutPage(sessions, kind, { limit, cursor, usual: 1_000, most: 1_000 }, call);
    demand(sessions.length > 0, 'no_active_sessions');
    return {
      active_sessions: page.items.map((session) => renderSession(session, call)),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});

function listSessions(
  call: WebCall<{ user_id: string | undefined; team_id: string | undefined }>,
): readonly Readonly<Session>[] {
  const { org, args } = call;
  const { user_id: userId, team_id: teamId } = args;
  if (userId === undefined && teamId === undefined) return org.sessions.all;
  if (teamId === undefined) throw new WebRefusal('missing_team');
  if (userId === undefined) throw new WebRefusal('missing_user');
  const isOrg = teamId === org.enterpriseId;
  if (!isOrg) findTeam(call, teamId);
  const member = findUser(call, userId);
  demand(member.kind === 'person', 'bots_not_allowed');
  const isThere = (session: Readonly<Session>) => session.teamId === undefined || isOrg || session.teamId === teamId;
  return org.sessions.ofMember(userId).filter(isThere);
}

function renderSession({ id, memberId, teamId, client, recent }: Readonly<Session>, { org }: WebCall) {
  return {
    user_id: memberId,
    session_id: id,
    team_id: teamId ?? org.enterpriseId,
    created: renderClient(client),
    ...(recent && { recent: renderClient(recent) }),
  };
}

function renderClient(client: Session['client']) {
  return {
    device_hardware: client?.device ?? '',
    os: client?.os ?? '',
    os_version: client?.osVersion ?? '',
    slack_client_version: client?.clientVersion ?? '',
    ip: client?.address ?? '',
  };
}

/** Ends the sessions of somebody on all devices, or on one kind of them, some seconds later. */
export const adminUsersSessionReset = defineAdminMethod({
  name: 'admin.users.session.reset',
  scopes: ['admin.users:write'],
  tier: 2,
  withoutRank: 'not_an_admin',
  args: { user_id: required(text()), mobile_only: flag(), web_only: flag() },
  target: 'user_id',
  writes: true,
  run(call) {
    const { org, args, doubts, at } = call;
    const member = findUser(call, args.user_id);
    demand(member.kind === 'person', 'cannot_reset_bot');
    demandOwn(member, 'cannot_reset_primary_owner', call);
    const fits = (session: Readonly<Session>) =>
      (!args.mobile_only && !args.web_only) || (isMobile(session) ? args.mobile_only : args.web_only) === true;
    const seconds = Number(doubts.adminSessionResetSeconds);
    org.sessions.endAt(member.id, new Date(at.getTime() + seconds * 1000), fits);
    return {};
  },
});

/** Ends one session of somebody. */
export const adminUsersSessionInvalidate = defineAdminMethod({
  name: 'admin.users.session.invalidate',
  scopes: ['admin.users:write'],
  tier: 2,
  withoutRank: 'not_an_admin',
  orWithoutRank: 'admin_unauthorized',
  args: {
    user_id: required(text()),
    session_id: required(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
    team_id: text(),
  },
  target: 'user_id',
  writes: true,
  run(call) {
    const { org, args } = call;
    const member = findUser(call, args.user_id);
    demandOwn(member, 'cannot_invalidate_primary_owner', call);
    const isIt = ({ id, teamId }: Readonly<Session>) =>
      id === args.session_id && (args.team_id === undefined || (teamId ?? org.enterpriseId) === args.team_id);
    demand(org.sessions.ofMember(member.id).some(isIt), 'session_not_found');
    org.sessions.end(member.id, 'invalidated', isIt);
    return {};
  },
});

/** The Primary Owner's sessions are ended by nobody else. */
function demandOwn(member: Readonly<Member>, code: string, { caller }: WebCall): void {
  demand(member.rank !== 'primary-owner' || member.id === caller.member.id, code);
}

function isMobile({ client }: Readonly<Session>): boolean {
  return client?.os === 'iOS' || client?.os === 'Android';
}
