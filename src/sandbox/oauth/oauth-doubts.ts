/** What Slack's OAuth does where no source says so; the first choice is the hardest on an app, and the default. */
export const oauthDoubts = {
  oauthUsedCode: {
    question: 'Which code tells that an OAuth code was used before.',
    choices: ['invalid_code', 'code_already_used'],
    source: 'Slack facts, Web API §8: second use is refused, its wording (UNCONFIRMED)',
  },
  oauthOrgInstallTeam: {
    question: 'What stands in place of the workspace when an app was installed on the organisation.',
    choices: ['null', 'left-out'],
    source: 'Slack facts, Web API §8: team is null, inferred (UNCONFIRMED)',
  },
  oauthReinstall: {
    question: 'An app is installed again by the same person: what becomes of the token it has.',
    choices: ['revoked', 'kept'],
    source: 'Slack facts, Web API §8: scopes are additive; what becomes of the former token (UNCONFIRMED)',
  },
  oauthAdminScopes: {
    question: 'A plain member allows an app scopes that only administrators can use.',
    choices: ['refused', 'allowed'],
    source: 'Slack facts, Web API §6: the token must be of an admin or owner; who may grant the scopes (UNCONFIRMED)',
  },
  oauthRefreshGraceSeconds: {
    question: 'For how many seconds a refresh token that was used works once more.',
    choices: ['0', '60', '600'],
    source: 'Slack docs: Using token rotation: revoked after a short grace period; how short (UNCONFIRMED)',
  },
  oauthUnaskedRedirectUri: {
    question: 'The exchange of a code names a redirect_uri although the visit to the consent page named none.',
    choices: ['refused', 'ignored'],
    source:
      'Slack docs: oauth.v2.access: it must match the one that was sent, if one was (UNCONFIRMED what else it may be)',
  },
  oauthRefreshedUserToken: {
    question: 'Where the answer to a refreshed user token has it.',
    choices: ['top-level', 'authed-user'],
    source: 'Slack docs: Using token rotation shows its fields without saying where they stand (UNCONFIRMED)',
  },
  oauthSecretWithPkce: {
    question: 'An app sends a code_verifier and a client secret that is wrong.',
    choices: ['refused', 'ignored'],
    source: 'Slack docs: Using PKCE: the secret should not be sent; what a wrong one does (UNCONFIRMED)',
  },
} as const;
