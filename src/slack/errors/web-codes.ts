import type { CodeMeaning, CodeMeanings } from './code-meaning';

function refused(what: string, remedy: string): CodeMeaning {
  return { kind: 'rejected', what, remedy };
}

const correctHandle = 'Choose another handle for the group.';
const taken = (what: string): CodeMeaning => ({ kind: 'already_exists', what, remedy: correctHandle });
const checkChannels = 'Check the channels that are set for the group.';

/** Codes of the Web API methods that we call (Slack facts, Web API §3, §5, §6). */
export const webCodes: CodeMeanings = {
  user_not_found: { kind: 'not_found', what: 'Slack has no such account.', remedy: 'Bind the person again.' },
  users_not_found: { kind: 'not_found', what: 'Slack has no such account.', remedy: 'Bind the person again.' },
  user_not_visible: { kind: 'not_found', what: 'The token cannot see the account.', remedy: 'Bind the person again.' },
  no_such_subteam: { kind: 'not_found', what: 'Slack has no such group.', remedy: 'Push the group again.' },
  subteam_not_found: { kind: 'not_found', what: 'Slack has no such group.', remedy: 'Push the group again.' },
  usergroup_not_found: { kind: 'not_found', what: 'Slack has no such group.', remedy: 'Push the group again.' },
  channel_not_found: refused('One of the channels does not exist.', checkChannels),
  invalid_channel_provided: refused('One of the channels does not exist.', checkChannels),
  too_many_linked_channels: refused('The group has too many channels.', checkChannels),
  usergroup_not_linked_to_team: refused(
    'The group is not connected to the workspace of the channel.',
    'Connect the group to the workspace in Slack’s organisation settings.',
  ),
  usergroup_team_not_provisioned: refused(
    'The group is not provisioned in the workspace of the channel.',
    'Connect the group to the workspace in Slack’s organisation settings.',
  ),
  handle_already_exists: taken('The handle is taken by a person, a channel or another group.'),
  name_already_exists: taken('The name is taken by another group.'),
  bad_handle: refused('Slack does not take the handle.', correctHandle),
  forbidden_handle: refused('The handle is reserved by Slack.', correctHandle),
  name_too_long: refused('The name of the group is too long.', 'Shorten the name of the group.'),
  description_too_long: refused('The description of the group is too long.', 'Shorten the description of the group.'),
  missing_subteam_name: refused('The group has no name.', 'Give the group a name.'),
  permission_denied: {
    kind: 'protected',
    what: 'The workspace does not let this token change user groups.',
    remedy: 'Allow it in Slack: Settings & permissions, User groups.',
  },
  restricted_action: refused('The settings of the workspace forbid it.', 'Ask an owner to allow it in Slack.'),
  cannot_reset_bot: { kind: 'protected', what: 'A bot has no sessions.', remedy: 'Nothing has to be done.' },
  cannot_reset_primary_owner: {
    kind: 'protected',
    what: 'Sessions of the primary owner cannot be ended.',
    remedy: 'Ask the primary owner to sign out.',
  },
  cannot_modify_primary_owner: {
    kind: 'protected',
    what: 'The account is the primary owner’s.',
    remedy: 'Make somebody else the primary owner in Slack first.',
  },
  user_session_reset_failed: { kind: 'busy', what: 'Slack did not end the sessions.', remedy: 'It is tried again.' },
};
