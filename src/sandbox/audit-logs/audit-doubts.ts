/** What Slack's Audit Logs API does where no source says so; the first choice is the hardest on a client, and the default. */
export const auditDoubts = {
  auditErrorStatus: {
    question: 'Which HTTP status goes with a refusal of the Audit Logs API, other than of the token.',
    choices: ['400-for-all', 'by-meaning'],
    source: 'Slack facts, Web API §7: “standard HTTP status codes”, none named beside a code (UNCONFIRMED)',
  },
  auditErrorBody: {
    question: 'What the body of a 401 of the Audit Logs API holds.',
    choices: ['nothing', 'ok-false'],
    source: 'Slack facts, Web API §7: the Java SDK’s live test finds no body that can be read; the docs name codes',
  },
  auditWithoutEnterprise: {
    question: 'Which code a workspace that is in no organisation gets.',
    choices: ['invalid_workspace', 'feature_not_enabled'],
    source: 'Slack facts, Web API §7: the docs name both for it (UNCONFIRMED which)',
  },
  auditDefaultLimit: {
    question: 'How many entries come where the call does not say.',
    choices: ['100', '1000', '9999'],
    source: 'Slack facts, Web API §7: only the most is stated (UNCONFIRMED)',
  },
  auditLimitOutOfRange: {
    question: 'The limit is no number from 1 to 9,999.',
    choices: ['refuse', 'nearest'],
    source: 'Slack facts, Web API §7: a most is stated, not what happens beyond (UNCONFIRMED)',
  },
  auditRangeOutOfTime: {
    question: 'oldest lies before March 2018, or one of the two in the future.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, Web API §7: invalid_range “may indicate” it (UNCONFIRMED)',
  },
  auditCursorWithOtherFilters: {
    question: 'A cursor comes with other filters than the call that returned it.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, Web API §7: only that a cursor must match the previous request (UNCONFIRMED)',
  },
  auditMembershipEntity: {
    question: 'What an entry about the membership of a group is about.',
    choices: ['usergroup', 'user'],
    source: 'Slack facts, Web API §7: entity of user_added_to_usergroup (UNCONFIRMED)',
  },
  auditDetails: {
    question: 'Whether entries about groups and roles name the other side in their details.',
    choices: ['left-out', 'other-side'],
    source: 'Slack facts, Web API §7: details are optional, their keys per action (UNCONFIRMED)',
  },
  auditRemovalFromWorkspace: {
    question: 'What is logged when a member leaves one workspace of several.',
    choices: ['user-deactivated', 'nothing'],
    source: 'Slack facts, Web API §7: the list of actions has none for it (UNCONFIRMED)',
  },
} as const;
