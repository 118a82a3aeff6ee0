import type { Member } from '../../org/org-data';
import { flag, integer, list, required } from '../argument';
import { demand } from '../web-refusal';
import { defineAdminMethod } from './admin-method';
import { findUser } from './find-subjects';

const mostUsers = 1_000;
const leastSeconds = 8 * 3_600;
const mostSeconds = 315_569_520;

/**
 * How long sessions of some people last, and whether they end with the client; it holds for their open sessions too
 * (Slack facts, SAML §6; docs.slack.dev, admin.users.session.setSettings).
 */
export const adminUsersSessionSetSettings = defineAdminMethod({
  name: 'admin.users.session.setSettings',
  scopes: ['admin.users:write'],
  tier: 4,
  withoutRank: 'not_an_admin',
  orWithoutRank: 'admin_unauthorized',
  args: {
    user_ids: required(list()),
    duration: integer({ min: leastSeconds, max: mostSeconds }),
    desktop_app_browser_quit: flag(),
  },
  writes: true,
  run(call) {
    const { org, args } = call;
    const { user_ids: ids, duration, desktop_app_browser_quit: endsWithClient } = args;
    demand(duration !== undefined || endsWithClient !== undefined, 'at_least_one_session_setting_required');
    demand(ids.length > 0 && ids.length <= mostUsers, 'invalid_arguments');
    const members = ids.map((id) => findUser(call, id));
    demand(
      members.every(({ kind }) => kind === 'person'),
      'bots_not_allowed',
    );
    for (const { id, sessionSettings } of members) {
      const wanted: Member['sessionSettings'] = { ...sessionSettings };
      if (duration !== undefined) wanted.durationSeconds = duration;
      if (endsWithClient !== undefined) wanted.endsWithClient = endsWithClient;
      org.members.update(id, { sessionSettings: wanted });
      if (duration !== undefined) org.sessions.resize(id, duration * 1000);
    }
    return {};
  },
});
