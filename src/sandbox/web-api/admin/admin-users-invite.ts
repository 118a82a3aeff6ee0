import type { Channel, Member } from '../../org/org-data';
import { freeUsername, toUsername } from '../../workspace/decide-account';
import { flag, list, required, text } from '../argument';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { defineAdminMethod, demandReach } from './admin-method';
import { findTeam } from './find-subjects';
import { wantedRank } from './guest-status';
import { joinTeam, readChannels } from './join-team';

/** Invites somebody to a workspace, known in the organisation or not; a deactivated account becomes active again. */
export const adminUsersInvite = defineAdminMethod({
  name: 'admin.users.invite',
  scopes: ['admin.users:write'],
  tier: 2,
  withoutRank: 'not_an_admin',
  args: {
    team_id: required(text()),
    email: required(text({ invalid: 'invalid_email' })),
    channel_ids: required(list({ invalid: 'failed_to_validate_channels' })),
    custom_message: text({ invalid: 'failed_to_validate_custom_message' }),
    real_name: text(),
    resend: flag(),
    is_restricted: flag(),
    is_ultra_restricted: flag(),
    guest_expiration_ts: text({ invalid: 'failed_to_validate_expiration' }),
    email_password_policy_enabled: flag(),
  },
  writes: true,
  run(call) {
    const { org, args, doubts } = call;
    const team = findTeam(call, args.team_id);
    const email = args.email.trim();
    demand(email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email), 'invalid_email');
    const { length } = args.custom_message ?? '';
    demand(length <= Number(doubts.adminCustomMessageLength), 'failed_to_validate_custom_message');
    const rank = wantedRank(args);
    const channels = readChannels(args.channel_ids, team.id, 'failed_to_validate_channels', call);
    const fits = rank === 'single-channel-guest' ? channels.length === 1 : channels.length > 0;
    demand(fits, 'failed_to_validate_channels');
    const expiresAt = readExpiry(args.guest_expiration_ts, rank !== 'member', call);
    const known = org.members.byEmail(email)[0];
    if (known) inviteKnown(known, team.id, channels, call);
    else {
      const guest = rank === 'member' ? undefined : { expiresAt, channelIds: channels.map(({ id }) => id) };
      inviteStranger({ email, rank, guest, name: args.real_name ?? '', teamId: team.id, channels }, call);
    }
    return {};
  },
});

/** Seconds since 1970, with a fraction as Slack's example has it; of guests only, and in the future. */
function readExpiry(ts: string | undefined, isGuest: boolean, { at }: WebCall): Date | undefined {
  if (ts === undefined) return undefined;
  const expiresAt = /^\d{1,12}(\.\d{1,6})?$/.test(ts) ? new Date(Number(ts) * 1000) : undefined;
  demand(isGuest && expiresAt && expiresAt > at, 'failed_to_validate_expiration');
  return expiresAt;
}

function inviteKnown(
  member: Readonly<Member>,
  teamId: string,
  channels: readonly Readonly<Channel>[],
  call: WebCall,
): void {
  demand(member.kind === 'person', 'failed_to_send_invite');
  demandReach(call, member, 'failed_to_validate_caller');
  const isHere = member.teamIds.includes(teamId);
  demand(!isHere || member.state !== 'active', 'already_in_team');
  demand(!isHere || member.state !== 'invited', 'already_in_team_invited_user');
  if (member.state === 'deactivated') demand(call.doubts.adminInviteDeactivated === 'reactivated', 'user_disabled');
  joinTeam(member, teamId, channels, call);
}

type Stranger = Pick<Member, 'email' | 'rank' | 'guest'> & {
  name: string;
  teamId: string;
  channels: readonly Readonly<Channel>[];
};

const longestName = 80;

function inviteStranger({ email, rank, guest, teamId, channels, ...stranger }: Stranger, { org }: WebCall): void {
  const name = stranger.name.trim().slice(0, longestName);
  const username = freeUsername(toUsername(email), org.names);
  const [firstName = '', ...others] = name.split(/\s+/);
  const { id } = org.members.add({
    username,
    displayName: name || username,
    email,
    firstName,
    lastName: others.join(' '),
    state: 'invited',
    rank,
    guest,
    source: 'invitation',
    teamIds: [teamId],
  });
  for (const channel of channels) org.channels.changeMembers(channel.id, { add: [id] });
}
