import { flag, text } from '../argument';
import { defineMethod } from '../web-method';
import { findUser } from './find-user';
import { renderProfile } from './render-profile';

/** A profile with the workspace's own fields. Asking for their labels has a limit of its own. */
export const usersProfileGet = defineMethod({
  name: 'users.profile.get',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['users.profile:read'],
  tier: 4,
  limits({ args, caller: { token, app }, doubts }) {
    if (args.include_labels !== true && args.include_labels !== 'true' && args.include_labels !== '1') return [];
    const perMinute = Number(doubts.webLabelsPerMinute);
    return [{ key: `users.profile.get/labels/${token.teamId ?? 'org'}/${app.id}`, allowance: { perMinute, burst: 1 } }];
  },
  args: { user: text(), include_labels: flag() },
  target: 'user',
  writes: false,
  run(call) {
    const { member } = findUser(call.args.user || call.caller.member.id, call);
    return { profile: renderProfile(member, call, { fields: call.args.include_labels ? 'labels' : 'values' }) };
  },
});
