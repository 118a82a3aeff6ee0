/**
 * What Slack sends as a service provider where no source says so: no AuthnRequest of its own was ever published. The
 * first choice is the hardest on an identity provider, and the default.
 */
export const requestDoubts = {
  requestXml: {
    question: 'How the XML of an AuthnRequest is written.',
    choices: ['unusual', 'plain'],
    source: 'Slack facts, SAML §3 and §7: no captured AuthnRequest was found (UNCONFIRMED)',
  },
  requestId: {
    question: 'What the ID of an AuthnRequest looks like.',
    choices: ['long', 'hex'],
    source: 'Slack facts, SAML §3: the ID format (UNCONFIRMED)',
  },
  requestFlags: {
    question: 'What an AuthnRequest says of ForceAuthn and IsPassive, where the settings switch neither on.',
    choices: ['written-as-false', 'left-out'],
    source: 'Slack facts, SAML §3 and §7: ForceAuthn/IsPassive (UNCONFIRMED)',
  },
  requestDestination: {
    question: 'Whether an unsigned AuthnRequest names its Destination; a signed one must (saml-bindings §3.4.5.2).',
    choices: ['left-out', 'named'],
    source: 'Slack facts, SAML §3: the Destination attribute (UNCONFIRMED)',
  },
  requestSignature: {
    question: 'How a signed AuthnRequest is signed.',
    choices: ['sha256', 'sha512'],
    source: 'Slack facts, SAML §3 and §7: which algorithm (UNCONFIRMED)',
  },
  requestLifetimeSeconds: {
    question: 'How many seconds an AuthnRequest may be answered.',
    choices: ['600', '3600', '86400'],
    source: 'Slack facts, SAML §3: request lifetime (UNCONFIRMED)',
  },
  relayStateContent: {
    question: 'What the RelayState is made of.',
    choices: ['awkward', 'plain'],
    source: 'Slack facts, SAML §3 and §7: content (UNCONFIRMED), treat as opaque',
  },
  relayStateEcho: {
    question: 'The RelayState does not come back unchanged.',
    choices: ['refuse', 'ignore'],
    source: 'Slack facts, SAML §3: must be echoed unchanged; what happens else (UNCONFIRMED)',
  },
  authnContextChoices: {
    question:
      'Which classes the drop-down AuthnContextClassRef offers besides its default and “Don’t send this value”.',
    choices: ['several', 'none'],
    source: 'Slack facts, SAML §2: other options in the list (UNCONFIRMED)',
  },
  serviceProviderMetadata: {
    question: 'Whether the workspace publishes a metadata document, at /sso/saml/metadata.',
    choices: ['none', 'published'],
    source: 'Slack facts, SAML §1 and §7: none found (UNCONFIRMED that none exists)',
  },
} as const;
