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
} as const;
