import { object, text } from '../argument';
import type { JsonObject } from '../read-object';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';
import { findUser } from './find-user';
import { demandMayEditProfile } from './may-edit-profile';
import { readProfileChange } from './read-profile-change';
import { renderProfile } from './render-profile';

const invalid = 'invalid_profile';
const mostFields = 50;
const longestFieldName = 255;

/** Changes one's own profile, or as an admin that of somebody of lower rank. An e-mail changes only once it is confirmed. */
export const usersProfileSet = defineMethod({
  name: 'users.profile.set',
  verb: 'POST',
  takesJson: true,
  tokens: ['user'],
  scopes: ['users.profile:write'],
  tier: 3,
  limits({ args, caller: { token, member }, doubts }) {
    const target = typeof args.user === 'string' && args.user !== '' ? args.user : member.id;
    const whose = doubts.webProfileLimit === 'per-user' ? target : `${token.id}/${target}`;
    return [
      { key: `users.profile.set/user/${whose}`, allowance: { perMinute: 10, burst: 10 } },
      { key: `users.profile.set/token/${token.id}`, allowance: { perMinute: 30, burst: 30 } },
    ];
  },
  args: { user: text(), profile: object({ invalid }), name: text({ invalid }), value: text({ invalid }) },
  target: 'user',
  writes: true,
  run(call) {
    const { org, args } = call;
    const { member } = findUser(args.user || call.caller.member.id, call);
    const given = args.profile ?? (args.name === undefined ? undefined : { [args.name]: args.value ?? '' });
    demand(given, invalid);
    demandSize(given);
    demandMayEditProfile(member, Object.keys(given), call);
    const changed = org.members.update(member.id, readProfileChange(given, member, call)) ?? member;
    return { profile: renderProfile(changed, call, { fields: 'values' }), username: changed.username };
  },
});

function demandSize(given: JsonObject): void {
  const own = typeof given.fields === 'object' && given.fields !== null ? Object.keys(given.fields) : [];
  const names = [...Object.keys(given).filter((name) => name !== 'fields'), ...own];
  demand(names.length <= mostFields && names.every((name) => name.length <= longestFieldName), invalid);
}
