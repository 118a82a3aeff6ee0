/**
 * Which account a sign-in enters where no source says so. The first choice is the hardest on an identity provider, and
 * the default.
 */
export const accountDoubts = {
  deactivatedMember: {
    question: 'A deactivated member signs in through SAML.',
    choices: ['refuse', 'reactivate'],
    source: 'Slack facts, SAML §6 and §7: deactivated member, refused or reactivated (UNCONFIRMED)',
  },
  nameIdMatching: {
    question: 'How the NameID that came is compared with the one an account is bound to.',
    choices: ['exact', 'ignore-case'],
    source: 'Slack facts, SAML §4 NameID: the exact matching rule inside Slack (UNCONFIRMED)',
  },
  existingMemberWithSameEmail: {
    question: 'An unknown NameID arrives with the e-mail of a member that was never bound to the identity provider.',
    choices: ['duplicate', 'bind'],
    source: 'Slack facts, SAML §6 and §7: whether a verified e-mail match binds silently (UNCONFIRMED)',
  },
  emailOfAnotherMember: {
    question: 'The profile sync brings an e-mail that another member has.',
    choices: ['refuse', 'keep-old'],
    source: 'Slack facts, SAML §6: e-mail overwritten at each login; a taken e-mail is not described (UNCONFIRMED)',
  },
  unknownEmailDomain: {
    question: 'A new person’s e-mail is of none of the domains that the workspace lists.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SAML §5 and §7: e-mail domain not allowed (UNCONFIRMED)',
  },
  displayName: {
    question: 'Which attribute becomes the display name.',
    choices: ['username', 'full-name'],
    source: 'Slack facts, SAML §4, User.Username: feeds the display name; which attribute counts at sync (UNCONFIRMED)',
  },
  justInTimeWorkspace: {
    question: 'Which workspace of an organisation an account belongs to that a sign-in made.',
    choices: ['none', 'first'],
    source: 'Slack facts, SAML §6 and §7: JIT on an Enterprise org (UNCONFIRMED)',
  },
  ssoProvider: {
    question: 'When team.info shows sso_provider.',
    choices: ['never', 'where-required', 'where-set-up'],
    source: 'Slack facts, SAML §2: when it is present (UNCONFIRMED)',
  },
} as const;
