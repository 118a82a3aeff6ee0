/** What Slack's Web API does where no source says so; the first choice is the hardest on a client, and the default. */
export const webApiDoubts = {
  webQueryToken: {
    question: 'Which code refuses a token in the query string.',
    choices: ['invalid_auth', 'not_authed'],
    source:
      'Slack facts, Web API §1: a token in the query string is refused; with which code is not said (UNCONFIRMED)',
  },
  webMissingArgument: {
    question: 'Which code tells that a required argument is missing, where the method has none of its own.',
    choices: ['invalid_arguments', 'missing_argument'],
    source: 'Slack facts, Web API §1: both are general errors, argument errors are detailed (UNCONFIRMED which)',
  },
  webMissingTeamId: {
    question: 'Which code tells that a call with an organisation’s token lacks team_id.',
    choices: ['missing_argument', 'team_not_found', 'invalid_arguments'],
    source: 'Slack facts, Web API §1: list-type methods need team_id; the error is not said (UNCONFIRMED)',
  },
  webJsonWhereForms: {
    question: 'A method that documents forms only gets a JSON body.',
    choices: ['arguments-ignored', 'invalid_post_type', 'accepted'],
    source: 'Slack facts, Web API §1: some read methods list only form encoding (UNCONFIRMED what else does)',
  },
  webGetWhereWrites: {
    question: 'A method that is documented as POST is called by GET.',
    choices: ['invalid_post_type', 'accepted'],
    source: 'Slack facts, Web API §1: a method has one verb (UNCONFIRMED what the other does)',
  },
  webQueryOfPost: {
    question: 'A POST has arguments in its query string.',
    choices: ['ignored', 'merged'],
    source: 'Slack facts, Web API §1: do not mix styles (UNCONFIRMED what becomes of it)',
  },
  webCharsetWarning: {
    question: 'Whether a JSON body without a charset, or a form with one, is answered with a warning.',
    choices: ['told', 'untold'],
    source: 'Slack facts, Web API §1: a warning may accompany success (UNCONFIRMED which)',
  },
  webLimitBurst: {
    question: 'How many calls of a method may come at once, where its tier allows that many a minute.',
    choices: ['3', '10', 'whole-minute'],
    source: 'Slack facts, Web API §1: bursts are tolerated, their size is not published (UNCONFIRMED)',
  },
  webThrottleAnswer: {
    question:
      'How a call over a limit is answered: 429 with Retry-After, or in turn also 200 with ok:false and without it.',
    choices: ['alternating', '429'],
    source: 'Slack facts, Web API §1: 429 with Retry-After; baton-slack reports ratelimited on HTTP 200 (UNCONFIRMED)',
  },
  webThrottleBody: {
    question: 'Which body a 429 has.',
    choices: ['empty', 'ratelimited'],
    source: 'Slack facts, Web API §1: body of the 429: the docs show headers only (UNCONFIRMED)',
  },
  webPages: {
    question: 'Whether pages are shorter than asked for although more follow.',
    choices: ['short', 'full'],
    source: 'Slack facts, Web API §1: a page may be shorter than limit with more to come (UNCONFIRMED when)',
  },
  webCursorSeconds: {
    question: 'For how many seconds a cursor is good.',
    choices: ['120', '3600', '86400'],
    source: 'Slack facts, Web API §1: cursors expire (UNCONFIRMED when)',
  },
  webAdminScopeWithoutRank: {
    question: 'A token with the scope admin belongs to somebody who is no Admin any more.',
    choices: ['no_permission', 'accepted'],
    source: 'Slack facts, Web API §2 team.accessLogs: a user token with admin; rank of the caller (UNCONFIRMED)',
  },
  webLimitRequiredFrom: {
    question: 'Up to how many users users.list answers without a limit; with more it is limit_required.',
    choices: ['1000', '10000', '1000000'],
    source: 'Slack facts, Web API §3 users.list: limit_required for large teams (UNCONFIRMED how large)',
  },
  webDeactivatedUser: {
    question: 'What is returned of a deactivated user.',
    choices: ['bare', 'full'],
    source: 'Slack facts, Web API §3: a key that is not supplied may not be present at all (UNCONFIRMED which)',
  },
  webSingleChannelGuest: {
    question: 'Whether a single-channel guest is is_restricted besides is_ultra_restricted.',
    choices: ['both', 'ultra-only'],
    source: 'Slack facts, Web API §3: is_restricted also set for single-channel guests (UNCONFIRMED)',
  },
  webNoFields: {
    question: 'What fields is in the profile of somebody without custom fields.',
    choices: ['empty-list', 'null', 'empty-object'],
    source: 'Slack facts, Web API §3 users.profile.get: fields by their id; of none nothing is said (UNCONFIRMED)',
  },
  webLabelsPerMinute: {
    question: 'How many calls a minute users.profile.get with include_labels allows.',
    choices: ['1', '20'],
    source: 'Slack facts, Web API §3 users.profile.get: include_labels is heavily limited (UNCONFIRMED how)',
  },
  webProfileLimit: {
    question: 'What the ten changes of a profile in a minute are counted by.',
    choices: ['per-user', 'per-token-and-user'],
    source: 'Slack facts, Web API §3 users.profile.set: 10/min per target user (UNCONFIRMED whether of each token)',
  },
  webOwnProfileInOrg: {
    question: 'Somebody in an organisation changes their own profile beyond the status.',
    choices: ['permission_denied', 'accepted'],
    source: 'docs.slack.dev users.profile.set: org users cannot change their own profile details (UNCONFIRMED code)',
  },
  webOwnEmail: {
    question: 'Which code refuses an admin’s change of their own e-mail.',
    choices: ['profile_set_failed', 'permission_denied'],
    source: 'docs.slack.dev users.profile.set: one’s own e-mail cannot be updated (UNCONFIRMED code)',
  },
  webEditOthersUnpaid: {
    question: 'Which code refuses to change the profile of others on the free plan.',
    choices: ['not_admin', 'permission_denied'],
    source: 'Slack facts, Web API §3 users.profile.set: a paid plan to edit others (UNCONFIRMED code)',
  },
  webProfileTooLong: {
    question: 'Which code tells that a field of a profile, other than the status, is too long.',
    choices: ['profile_set_failed', 'too_long'],
    source:
      'Slack facts, Web API §3 users.profile.set: lengths are given, too_long is told of the status (UNCONFIRMED)',
  },
  webFieldOfAnotherSource: {
    question: 'A custom field whose data source is not the API is set.',
    choices: ['profile_set_failed', 'ignored'],
    source: 'Slack facts, Web API §3 users.profile.set: the data source must be API (UNCONFIRMED what else)',
  },
  webUserCount: {
    question: 'Whether user_count of a user group is a text or a number.',
    choices: ['text', 'number'],
    source: 'Slack facts, Web API §5: a string in some examples, a number in others',
  },
  webManagedGroupEdits: {
    question: 'What usergroups.update and .disable may change of a group that the identity provider manages.',
    choices: ['all-refused', 'name-refused', 'accepted'],
    source: 'Slack facts, Web API §5: editing a managed group is expected to be refused (UNCONFIRMED)',
  },
  webLockedMembership: {
    question: 'Which code refuses usergroups.users.update of a group whose membership is locked, or whether it works.',
    choices: ['permission_denied', 'restricted_action', 'accepted'],
    source: 'Slack facts, Web API §5: is_membership_locked, exact error (UNCONFIRMED)',
  },
  webGuestInGroup: {
    question: 'Which code refuses a multi-channel guest or a bot in a user group.',
    choices: ['invalid_user', 'invalid_users'],
    source: 'Slack facts, Web API §5 usergroups.users.update: the table names invalid_users, the text invalid_user',
  },
  webFailedForSomeUsers: {
    question: 'Whether the other users are put into a group when some of the list are not in its workspace.',
    choices: ['others-applied', 'nothing-applied'],
    source: 'Slack facts, Web API §5: failed_for_some_users (UNCONFIRMED what becomes of the others)',
  },
  webDisabledGroupUsers: {
    question: 'What usergroups.users.list says of a disabled group without include_disabled.',
    choices: ['no_such_subteam', 'listed'],
    source: 'Slack facts, Web API §5 usergroups.users.list: include_disabled (UNCONFIRMED what happens without)',
  },
  webGroupTextLengths: {
    question: 'How many characters a user group’s name and description may have.',
    choices: ['80-140', '255-1000'],
    source: 'Slack facts, Web API §5: name_too_long, description_too_long (UNCONFIRMED when)',
  },
  webPostsPerMinute: {
    question: 'How many messages a minute an app may post in a workspace.',
    choices: ['200', '600'],
    source: 'Slack facts, Web API §4 chat.postMessage: several hundred a minute per workspace (UNCONFIRMED how many)',
  },
  webUnknownThread: {
    question: 'A message replies to a message that there is not.',
    choices: ['cannot_reply_to_message', 'accepted'],
    source: 'Slack facts, Web API §4 chat.postMessage: thread_ts (UNCONFIRMED what an unknown one does)',
  },
} as const;
