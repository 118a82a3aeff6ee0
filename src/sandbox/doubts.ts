import { z } from 'zod';
import { auditDoubts } from './audit-logs/audit-doubts';
import { scimDoubts } from './scim/scim-doubts';
import { webApiDoubts } from './web-api/web-api-doubts';

/**
 * What Slack does where no source says so. Each doubt is a switch; the first choice is the reading that is hardest on
 * an identity provider, and the default. `source` names the passage of the Slack facts that leaves the question open.
 */
export const doubts = {
  deactivatedMember: {
    question: 'A deactivated member signs in through SAML.',
    choices: ['refuse', 'reactivate'],
    source: 'Slack facts, SAML §6: deactivated member, refused or reactivated (UNCONFIRMED)',
  },
  existingMemberWithSameEmail: {
    question: 'An unknown NameID arrives with the e-mail of a member that was never bound to the identity provider.',
    choices: ['duplicate', 'bind'],
    source: 'Slack facts, SAML §6: whether a verified e-mail match binds silently (UNCONFIRMED)',
  },
  emailOfAnotherMember: {
    question: 'The profile sync brings an e-mail that another member has.',
    choices: ['refuse', 'keep-old'],
    source: 'Slack facts, SAML §6: e-mail overwritten at each login; a taken e-mail is not described (UNCONFIRMED)',
  },
  displayName: {
    question: 'Which attribute becomes the display name.',
    choices: ['username', 'full-name'],
    source: 'Slack facts, SAML §4, User.Username: feeds the display name; which attribute counts at sync (UNCONFIRMED)',
  },
  nameIdFormat: {
    question: 'The NameID has another format than persistent.',
    choices: ['persistent-only', 'any'],
    source: 'Slack facts, SAML §4 NameID: leniency for other formats (UNCONFIRMED)',
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
  requestLifetimeSeconds: {
    question: 'How many seconds an AuthnRequest may be answered.',
    choices: ['600', '3600', '86400'],
    source: 'Slack facts, SAML §3: request lifetime (UNCONFIRMED)',
  },
  clockSkewSeconds: {
    question: 'How many seconds the clocks may differ.',
    choices: ['0', '60', '180'],
    source: 'Slack facts, SAML §4: clock skew tolerated by Slack (UNCONFIRMED)',
  },
  certificateExpiry: {
    question: 'The x.509 certificate in the settings has expired.',
    choices: ['refuse', 'ignore'],
    source: 'Slack facts, SAML §4: whether Slack checks the certificate’s expiry (UNCONFIRMED)',
  },
  sha1Signature: {
    question: 'A signature or digest uses SHA-1.',
    choices: ['refuse', 'accept'],
    source: 'Slack facts, SAML §4: RSA-SHA1 was accepted once; restrictions today (UNCONFIRMED)',
  },
  encryptedInUnsignedResponse: {
    question: 'An unsigned Response holds an encrypted Assertion.',
    choices: ['refuse', 'refuse-encrypted-id-only'],
    source: 'Slack facts, SAML §4 signing: unsupported with an EncryptedID; without one (UNCONFIRMED)',
  },
  profileRules: {
    question: 'The Assertion lacks a bearer confirmation for this address, its lifetime, or an AuthnStatement.',
    choices: ['strict', 'lenient'],
    source: 'saml-profiles §4.1.4.2; Slack facts, SAML §4: accepted content is observed, not stated (UNCONFIRMED)',
  },
  relayStateEcho: {
    question: 'The RelayState does not come back unchanged.',
    choices: ['refuse', 'ignore'],
    source: 'Slack facts, SAML §3: must be echoed unchanged; what happens else (UNCONFIRMED)',
  },
  relayStateContent: {
    question: 'What the RelayState is made of.',
    choices: ['awkward', 'plain'],
    source: 'Slack facts, SAML §3: content (UNCONFIRMED), treat as opaque',
  },
  unsolicitedRelayState: {
    question: 'An unsolicited Response carries a path of the workspace as RelayState.',
    choices: ['ignore', 'follow'],
    source: 'Slack facts, SAML §4: RelayState of an unsolicited Response (UNCONFIRMED)',
  },
  requestSignature: {
    question: 'How a signed AuthnRequest is signed.',
    choices: ['sha256', 'sha512'],
    source: 'Slack facts, SAML §3: which algorithm (UNCONFIRMED)',
  },
  ...scimDoubts,
  ...webApiDoubts,
  ...auditDoubts,
} as const satisfies Record<string, { question: string; choices: readonly [string, ...string[]]; source: string }>;

export type DoubtName = keyof typeof doubts;
export type DoubtSettings = { [Name in DoubtName]: (typeof doubts)[Name]['choices'][number] };

export const doubtNames = Object.keys(doubts) as DoubtName[];

/** Every doubt at its choice; what is left out takes the hostile reading. */
export const doubtSettingsSchema = z.strictObject(
  Object.fromEntries(
    doubtNames.map((name) => [name, z.enum([...doubts[name].choices]).default(doubts[name].choices[0])]),
  ),
) as unknown as z.ZodType<DoubtSettings, Partial<DoubtSettings>>;

/**
 * Sentences for refusals whose wording at Slack no source gives (Slack facts, SAML §5 and §7: UNCONFIRMED).
 * They are ours, and every page that shows one says so.
 */
export const ownWordings = {
  not_configured: 'Single sign-on is not set up in this workspace yet.',
  unreadable: 'The SAML Response could not be read.',
  status: 'The identity provider answered that the sign-in did not succeed.',
  assertion_count: 'The SAML Response must hold exactly one Assertion.',
  decryption: 'The encrypted Assertion could not be opened with the certificate of this workspace.',
  unknown_in_response_to: 'The SAML Response answers a request that this workspace did not send, or sent too long ago.',
  replayed: 'The SAML Response was used before.',
  not_yet_valid: 'The Assertion of the SAML Response is not valid yet.',
  expired: 'The Assertion of the SAML Response has expired.',
  confirmation: 'The Assertion of the SAML Response was not made for this workspace’s address.',
  authn_statement: 'The Assertion of the SAML Response does not say how the person signed in.',
  relay_state: 'The RelayState did not come back unchanged.',
  email_missing: 'Email attribute is not being sent.',
  validator: 'The SAML Response was refused by the validator.',
  member_deactivated: 'This account has been deactivated.',
  email_taken: 'The e-mail address of this account is in use by another member.',
} as const;

export type OwnWording = keyof typeof ownWordings;
