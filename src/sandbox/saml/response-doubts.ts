/**
 * What Slack asks of a Response where no source says so. The first choice is the hardest on an identity provider, and
 * the default.
 */
export const responseDoubts = {
  failureStatus: {
    question: 'A Response says that the sign-in did not succeed.',
    choices: ['refuse', 'not-looked-at'],
    source: 'Slack facts, SAML §7: handling of non-Success status responses (UNCONFIRMED)',
  },
  nameIdFormat: {
    question: 'The NameID has another format than persistent.',
    choices: ['persistent-only', 'any'],
    source: 'Slack facts, SAML §4 NameID: leniency for other formats (UNCONFIRMED)',
  },
  emailClaims: {
    question: 'The e-mail comes as email or emailaddress, and not as User.Email.',
    choices: ['not-taken', 'taken'],
    source: 'Slack facts, SAML §4: Entra’s page adds such claims, nothing from Slack confirms them (UNCONFIRMED)',
  },
  replayedResponse: {
    question: 'A Response arrives a second time.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SAML §5 and §7: replay checks (UNCONFIRMED)',
  },
  unknownInResponseTo: {
    question: 'InResponseTo names a request that was never sent, is too old or was answered already.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SAML §5: unknown InResponseTo (UNCONFIRMED)',
  },
  clockSkewSeconds: {
    question: 'How many seconds the clocks may differ.',
    choices: ['0', '60', '180'],
    source: 'Slack facts, SAML §4 and §7: clock skew tolerated by Slack (UNCONFIRMED)',
  },
  profileRules: {
    question: 'The Assertion lacks a bearer confirmation for this address, or an AuthnStatement.',
    choices: ['strict', 'lenient'],
    source: 'saml-profiles §4.1.4.2; Slack facts, SAML §4: accepted content is observed, not stated (UNCONFIRMED)',
  },
  unsolicitedRelayState: {
    question: 'An unsolicited Response carries a path of the workspace as RelayState.',
    choices: ['ignore', 'follow'],
    source: 'Slack facts, SAML §4 and §7: RelayState of an unsolicited Response (UNCONFIRMED)',
  },
  certificateExpiry: {
    question: 'The x.509 certificate in the settings has expired.',
    choices: ['refuse', 'ignore'],
    source: 'Slack facts, SAML §4 and §7: whether Slack checks the certificate’s expiry (UNCONFIRMED)',
  },
  twoCertificates: {
    question: 'Two certificates are pasted into the one field, to change the key without a gap.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SAML §4: whether Slack accepts two certificates (UNCONFIRMED)',
  },
  sha1Signature: {
    question: 'A signature or digest uses SHA-1.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SAML §4: RSA-SHA1 was accepted once; restrictions today (UNCONFIRMED)',
  },
  signatureForm: {
    question: 'Which canonicalisation, signature and digest a signature may use, SHA-1 aside.',
    choices: ['exclusive-and-sha256', 'any'],
    source: 'Slack facts, SAML §4: canonicalisation and digest restrictions (UNCONFIRMED)',
  },
  encryptedInUnsignedResponse: {
    question: 'An unsigned Response holds an encrypted Assertion.',
    choices: ['refuse', 'refuse-encrypted-id-only'],
    source: 'Slack facts, SAML §4 signing: unsupported with an EncryptedID; without one (UNCONFIRMED)',
  },
  encryptionAlgorithms: {
    question: 'Which mode of AES an encrypted Assertion uses; its key comes by RSA-OAEP.',
    choices: ['gcm-only', 'cbc-only', 'any'],
    source: 'Slack facts, SAML §4 and §7: algorithms accepted (UNCONFIRMED)',
  },
  refusalWording: {
    question: 'What a person reads where no source gives Slack’s message: one for each cause, or one for all.',
    choices: ['by-cause', 'one-for-all'],
    source:
      'Slack facts, SAML §5 and §7: messages for late Responses, deactivated users, unknown domains (UNCONFIRMED)',
  },
} as const;
