/** What Slack's Admin API does where no source says so; the first choice is the hardest on a client, and the default. */
export const adminDoubts = {
  adminWithoutEnterprise: {
    question: 'Which code a method of the Admin API gives to a workspace that is in no organisation.',
    choices: ['feature_not_enabled', 'not_an_enterprise'],
    source: 'Slack facts, Web API §6: the one or the other (UNCONFIRMED which)',
  },
  adminWorkspaceInstall: {
    question: 'Which code a method of the Admin API gives to a token of an app installed on one workspace.',
    choices: ['not_allowed_token_type', 'feature_not_enabled', 'team_access_not_granted'],
    source: 'Slack facts, Web API §6: the app must be on the organisation; the code is not said (UNCONFIRMED)',
  },
  adminRankCode: {
    question: 'Which code a caller without rank gets, where the method’s page names two.',
    choices: ['first', 'second'],
    source: 'Slack facts, Web API §6: not_an_admin, or invalid_permissions, admin_unauthorized (UNCONFIRMED which)',
  },
  adminOutranked: {
    question: 'An Admin of the organisation changes an Owner.',
    choices: ['refused', 'accepted'],
    source: 'Slack facts, Web API §6: only the Primary Owner is said to be protected (UNCONFIRMED)',
  },
  adminInvitedUsers: {
    question: 'Whether admin.users.list has those who were invited and did not come yet.',
    choices: ['left-out', 'listed'],
    source: 'Slack facts, Web API §6, admin.users.list: active or deactivated; invited is not said (UNCONFIRMED)',
  },
  adminInviteDeactivated: {
    question: 'admin.users.invite names a deactivated account.',
    choices: ['reactivated', 'user_disabled'],
    source: 'Slack facts, Web API §6, admin.users.invite: reactivates, and there is an error user_disabled',
  },
  adminCustomMessageLength: {
    question: 'How many characters the message of an invitation may have.',
    choices: ['500', '4000'],
    source: 'Slack facts, Web API §6: failed_to_validate_custom_message; when is not said (UNCONFIRMED)',
  },
  adminRemoveStranger: {
    question: 'admin.users.remove names somebody who was never in the workspace.',
    choices: ['user_not_found', 'user_already_deleted'],
    source: 'Slack facts, Web API §6, admin.users.remove: user_already_deleted; of strangers nothing (UNCONFIRMED)',
  },
  adminSessionResetSeconds: {
    question: 'How many seconds after admin.users.session.reset the sessions end.',
    choices: ['5', '0'],
    source: 'Slack facts, Web API §6, admin.users.session.reset: asynchronous (UNCONFIRMED)',
  },
  adminGroupTeamLimit: {
    question: 'With how many workspaces a group of the identity provider may be connected.',
    choices: ['10', '50'],
    source:
      'Slack facts, Web API §6, admin.usergroups.addTeams: team_limit_exceeded; the limit is not said (UNCONFIRMED)',
  },
  adminChannelKeys: {
    question: 'Which keys admin.usergroups.listChannels has of a channel.',
    choices: ['documented', 'recorded'],
    source: 'Slack facts, Web API §6 and the recorded answer differ: four keys, or a whole channel (UNCONFIRMED when)',
  },
  adminInvisibleChannels: {
    question: 'What admin.usergroups.listChannels shows of private channels that the caller is not in.',
    choices: ['left-out', 'redacted'],
    source: 'Slack facts, Web API §6, admin.usergroups.listChannels: is_redacted; when is not said (UNCONFIRMED)',
  },
  adminRoleAdmin: {
    question: 'Who may give the role Role Admin.',
    choices: ['owners', 'admins'],
    source:
      'Slack facts, Web API §6, admin.roles.addAssignments: cannot_modify_role_admin; for whom is not said (UNCONFIRMED)',
  },
} as const;
