import { z } from 'zod';
import { auditDoubts } from './audit-logs/audit-doubts';
import { interactivityDoubts } from './interactivity/interactivity-doubts';
import { oauthDoubts } from './oauth/oauth-doubts';
import { requestDoubts } from './saml/request-doubts';
import { responseDoubts } from './saml/response-doubts';
import { scimDoubts } from './scim/scim-doubts';
import { adminDoubts } from './web-api/admin/admin-doubts';
import { webApiDoubts } from './web-api/web-api-doubts';
import { accountDoubts } from './workspace/account-doubts';

/**
 * What Slack does where no source says so. Each doubt is a switch; the first choice is the reading that is hardest on
 * an identity provider, and the default. `source` names the passage of the Slack facts that leaves the question open.
 */
export const doubts = {
  ...requestDoubts,
  ...responseDoubts,
  ...accountDoubts,
  ...scimDoubts,
  ...webApiDoubts,
  ...adminDoubts,
  ...auditDoubts,
  ...oauthDoubts,
  ...interactivityDoubts,
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
  plan: 'This workspace’s plan has no single sign-on.',
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
  bound_elsewhere: 'You have another account in this workspace already.',
  sso_required: 'This workspace requires single sign-on.',
  wrong_password: 'That e-mail and password do not belong together.',
  email_domain: 'The e-mail address of this account is of a domain that this workspace does not allow.',
  email_taken: 'The e-mail address of this account is in use by another member.',
} as const;

export type OwnWording = keyof typeof ownWordings;
