/** What Slack's SCIM API does where no source says so; the first choice is the hardest on a client, and the default. */
export const scimDoubts = {
  scimErrorStatus: {
    question: 'Which HTTP status goes with a SCIM error whose status is not known.',
    choices: ['400-for-all', 'by-meaning'],
    source: 'Slack facts, SCIM §7: only 401, 400 and 429 are known, each for some codes (UNCONFIRMED)',
  },
  scimErrorShape: {
    question: 'In which shape SCIM v2 answers errors other than of authentication.',
    choices: ['mixed', 'v1', 'v2'],
    source: 'Slack facts, SCIM §7: the docs show the v2 shape, live answers the v1 shape (UNCONFIRMED)',
  },
  scimErrorSuffix: {
    question: 'Whether codes of filters other than no_filters carry a suffix in parentheses.',
    choices: ['always', 'no-filters-only'],
    source: 'Slack facts, SCIM §6: error text can carry a suffix (UNCONFIRMED for other codes)',
  },
  scimThrottleCode: {
    question: 'Which code the body of a 429 over a rate limit has.',
    choices: ['resource_locked', 'too_many_requests'],
    source: 'Slack facts, SCIM §10: body of the 429 (UNCONFIRMED)',
  },
  scimContentType: {
    question: 'A body comes as application/scim+json.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SCIM §1: whether application/scim+json is accepted (UNCONFIRMED)',
  },
  scimServiceProviderConfig: {
    question: 'What the service provider configuration claims to support.',
    choices: ['nothing-claimed', 'what-works'],
    source: 'Slack facts, SCIM §3: values masked (UNCONFIRMED)',
  },
  scimSchemas: {
    question: 'What the schemas look like.',
    choices: ['without-counters', 'list-response'],
    source: 'Slack facts, SCIM §3: body shape and values of /Schemas (UNCONFIRMED)',
  },
  scimExternalId: {
    question: 'Whether an externalId that comes with a new user is kept.',
    choices: ['forgotten', 'kept'],
    source: 'Slack facts, SCIM §4 externalId: whether it is stored from POST (UNCONFIRMED)',
  },
  scimUserNameFromEmail: {
    question: 'What becomes of a userName that is an e-mail address.',
    choices: ['cut-at-sign', 'replace-at-sign'],
    source: 'Slack facts, SCIM §4 userName: exact rule of the conversion (UNCONFIRMED)',
  },
  scimLongUserName: {
    question: 'A userName of more than 21 characters comes by SCIM v2.',
    choices: ['refuse', 'cut'],
    source: 'Slack facts, SCIM §2: the limit is stated for v1 only (UNCONFIRMED for v2)',
  },
  scimDisplayName: {
    question: 'What becomes of spaces and other special characters in a displayName.',
    choices: ['kept', 'replaced'],
    source: 'Slack facts, SCIM §4 displayName: the rule and the example of the docs differ (UNCONFIRMED)',
  },
  scimEmptyBlocks: {
    question: 'Whether a person without enterprise and profile data is returned with those blocks.',
    choices: ['left-out', 'shown'],
    source: 'Slack facts, SCIM §4: may be returned without those blocks (UNCONFIRMED when)',
  },
  scimPutWithoutActive: {
    question: 'A PUT does not say active.',
    choices: ['deactivates', 'keeps'],
    source: 'Slack facts, SCIM §5 PUT: whether omission deactivates (UNCONFIRMED)',
  },
  scimPatchWithoutPath: {
    question: 'A PATCH operation of v2 has no path.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SCIM §5: path-less operations (UNCONFIRMED)',
  },
  scimPatchOpCase: {
    question: 'The op of a PATCH operation is not in lower case.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SCIM §5: op case (UNCONFIRMED)',
  },
  scimStartDatePath: {
    question: 'A PATCH of v2 sets the start date by the path of the profile schema.',
    choices: ['ignored', 'applied'],
    source: 'Slack facts, SCIM §5: v2 start date, try path = profile URN (UNCONFIRMED)',
  },
  scimPatchWithoutOperations: {
    question: 'A PATCH of v2 has no Operations but attributes, as the docs’ example of a start date has.',
    choices: ['refuse', 'applied'],
    source: 'Slack facts, SCIM §5: the example without Operations looks like a mistake (UNCONFIRMED)',
  },
  scimInactiveInLists: {
    question: 'Whether a list of users without a filter holds deactivated ones.',
    choices: ['left-out', 'listed'],
    source: 'Slack facts, SCIM §8: whether unfiltered GET /Users lists inactive users (UNCONFIRMED)',
  },
  scimFilterV2: {
    question: 'Whether filters work in v2.',
    choices: ['work', 'ignored'],
    source: 'Slack facts, SCIM §6: the docs say not applicable, a live test runs one',
  },
  scimGroupFilter: {
    question: 'A list of groups has a filter.',
    choices: ['ignored', 'refused', 'works'],
    source: 'Slack facts, SCIM §6: group filters (UNCONFIRMED)',
  },
  scimReadLagSeconds: {
    question: 'For how many seconds after a DELETE reads still show the user as active.',
    choices: ['8', '2', '0'],
    source: 'Slack facts, SCIM §3 DELETE: some seconds; the live test waits up to ten',
  },
  scimSessionsOfDeactivated: {
    question: 'What becomes of the sessions of a user whom SCIM deactivates.',
    choices: ['kept', 'ended'],
    source: 'Slack facts, SCIM §8: end of sessions on deactivation (UNCONFIRMED)',
  },
  scimWorkspaceOfNewUser: {
    question: 'Which workspace of an organisation a new user belongs to.',
    choices: ['none', 'first'],
    source: 'Slack facts, SCIM §8: no workspace until assigned (UNCONFIRMED wording)',
  },
  scimGroupWithoutMembers: {
    question: 'A new group comes without members.',
    choices: ['refuse', 'empty'],
    source: 'Slack facts, SCIM §9: a POST without members (UNCONFIRMED)',
  },
  scimDuplicateGroupName: {
    question: 'A new group has the name of another.',
    choices: ['second-group', 'refuse'],
    source: 'Slack facts, SCIM §9: duplicate names (UNCONFIRMED)',
  },
  scimDisabledGroups: {
    question: 'Whether lists of groups hold disabled user groups.',
    choices: ['left-out', 'listed'],
    source: 'Slack facts, SCIM §9: how SCIM lists a disabled user group (UNCONFIRMED)',
  },
  scimGroupPatchAnswer: {
    question: 'What a PATCH of a group answers in v2.',
    choices: ['204', '200'],
    source: 'Slack facts, SCIM §2 PATCH group: v1 204 without body, the docs show the body; status (UNCONFIRMED)',
  },
  scimIdpGroupLimit: {
    question: 'A group of an organisation grows beyond 15,000 members.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SCIM §9 size: 15k recommended for IDP groups (UNCONFIRMED as a limit)',
  },
  scimPhotoLimitKilobytes: {
    question: 'How many kilobytes a photo given as a data URL may have.',
    choices: ['100', '1000'],
    source: 'Slack facts, SCIM §4 photos: size limits (UNCONFIRMED)',
  },
  scimPutAndPatchLimit: {
    question: 'Whether PUT and PATCH share one rate limit.',
    choices: ['shared', 'apart'],
    source: 'Slack facts, SCIM §10: the docs’ row names them together, the Java SDK counts them apart',
  },
} as const;
