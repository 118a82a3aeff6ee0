import { flag, required, text } from '../argument';
import { defineMethod } from '../web-method';
import { findUser } from './find-user';
import { renderUser } from './render-user';

export const usersInfo = defineMethod({
  name: 'users.info',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['users:read'],
  tier: 4,
  args: { user: required(text()), include_locale: flag() },
  target: 'user',
  writes: false,
  run(call) {
    const { member, teamId } = findUser(call.args.user, call);
    return { user: renderUser(member, teamId, call, { locale: call.args.include_locale }) };
  },
});
