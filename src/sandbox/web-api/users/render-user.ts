import { type Member, type Rank, ranks } from '../../org/org-data';
import { slackSeconds } from '../slack-seconds';
import type { WebCall } from '../web-method';
import { realNameOf, renderProfile } from './render-profile';
import { isSlackbot } from './slackbot';

type ReadMember = Readonly<Member>;

/**
 * A user as Slack returns one, keys in Slack's order (Slack facts, Web API §3; recorded answers).
 *
 * @param teamId the workspace as whose member the person is shown
 */
export function renderUser(member: ReadMember, teamId: string, call: WebCall, options: { locale?: boolean } = {}) {
  const { org, doubts } = call;
  const isBare = member.state === 'deactivated' && doubts.webDeactivatedUser === 'bare';
  return {
    id: member.id,
    team_id: teamId,
    name: member.username,
    deleted: member.state === 'deactivated',
    ...(!isBare && lookOf(member, call.at)),
    profile: renderProfile(member, call, { teamId }),
    ...(!isBare && flagsOf(member, teamId, call)),
    is_bot: member.kind !== 'person' && !isSlackbot(member),
    is_app_user: false,
    ...(member.kind === 'bot' && !isSlackbot(member) && { is_workflow_bot: false }),
    updated: slackSeconds(member.updatedAt),
    ...(options.locale && { locale: member.locale ?? 'en-US' }),
    ...(!isBare && factorsOf(member, call)),
    ...(!isBare && { is_email_confirmed: member.state === 'active', who_can_share_contact_card: 'EVERYONE' }),
    ...(org.isEnterprise && !isSlackbot(member) && { enterprise_user: enterpriseUserOf(member, call) }),
    ...(member.state === 'invited' && { is_invited_user: true }),
  };
}

function lookOf(member: ReadMember, at: Date) {
  return {
    color: colors[member.id.charCodeAt(member.id.length - 1) % colors.length],
    real_name: realNameOf(member),
    ...timezoneOf(member.timezone, at),
  };
}

const colors = ['9f69e7', '4bbe2e', 'e7392d', '3c989f', '674b1b', 'e96699', 'e0a729', '684b6c'];

/** Owners are admins too; a single-channel guest counts as restricted as well, by doubt. */
export function flagsOf(member: ReadMember, teamId: string | undefined, { doubts }: WebCall) {
  const rank = rankIn(member, teamId);
  const isSingle = rank === 'single-channel-guest';
  return {
    ...adminFlags(rank),
    is_restricted: rank === 'multi-channel-guest' || (isSingle && doubts.webSingleChannelGuest === 'both'),
    is_ultra_restricted: isSingle,
  };
}

function adminFlags(rank: Rank) {
  return {
    is_admin: ranks.indexOf(rank) >= ranks.indexOf('admin'),
    is_owner: ranks.indexOf(rank) >= ranks.indexOf('owner'),
    is_primary_owner: rank === 'primary-owner',
  };
}

/** What somebody is in one workspace: the rank in the organisation, or a higher one there. */
export function rankIn(member: ReadMember, teamId: string | undefined): Rank {
  const inTeam = teamId === undefined ? undefined : member.teamRanks?.[teamId];
  return inTeam && ranks.indexOf(inTeam) > ranks.indexOf(member.rank) ? inTeam : member.rank;
}

/** Admins alone see it. */
function factorsOf(member: ReadMember, { caller }: WebCall) {
  const rank = rankIn(caller.member, caller.token.teamId);
  if (caller.token.kind === 'bot' || ranks.indexOf(rank) < ranks.indexOf('admin')) return {};
  return { has_2fa: member.has2fa, ...(member.has2fa && { two_factor_type: 'app' }) };
}

function enterpriseUserOf(member: ReadMember, { org }: WebCall) {
  return {
    id: member.id,
    enterprise_id: org.enterpriseId,
    enterprise_name: org.teams[0]?.name ?? '',
    ...adminFlags(member.rank),
    teams: member.teamIds,
  };
}

const timezones = new Map<string, { name: Intl.DateTimeFormat; offset: Intl.DateTimeFormat } | undefined>();

function timezoneOf(timezone: string, at: Date) {
  const formats = formatsOf(timezone);
  const label = formats && part(formats.name, at);
  const shown = formats ? part(formats.offset, at) : '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+)(?::(\d+))?/.exec(shown) ?? [];
  const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { tz: timezone, tz_label: label ?? timezone, tz_offset: sign === '-' ? -seconds : seconds };
}

/** Undefined for a timezone that nobody knows: SCIM takes any text. */
function formatsOf(timeZone: string) {
  if (timezones.has(timeZone)) return timezones.get(timeZone);
  let formats: { name: Intl.DateTimeFormat; offset: Intl.DateTimeFormat } | undefined;
  try {
    formats = {
      name: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' }),
      offset: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
    };
  } catch {
    formats = undefined;
  }
  if (timezones.size >= 1_000) timezones.clear();
  timezones.set(timeZone, formats);
  return formats;
}

function part(format: Intl.DateTimeFormat, at: Date): string {
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
