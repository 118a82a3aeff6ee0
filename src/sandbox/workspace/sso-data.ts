import { z } from 'zod';
import { configurationSchema } from '../settings';

const instant = z.coerce.date();
const text = z.string();

/** An AuthnRequest that was sent and not yet answered. */
export const pendingRequestSchema = z.strictObject({
  id: text,
  relayState: text,
  redir: text.optional(),
  test: z.boolean(),
  /** The additional configuration by which it was sent; unset for the first one. */
  configurationId: text.optional(),
  /** The account that a mailed link binds to whoever comes back. */
  bindMemberId: text.optional(),
  issuedAt: instant,
});
export type PendingRequest = z.infer<typeof pendingRequestSchema>;

/** The person an Assertion speaks of; unset where the attribute did not come. */
export const identitySchema = z.strictObject({
  nameId: text,
  email: text,
  username: text.optional(),
  firstName: text.optional(),
  lastName: text.optional(),
});
export type Identity = z.infer<typeof identitySchema>;

/** Somebody who came in after a reset and has not said yet whether the account is still theirs. */
export const pendingChoiceSchema = z.strictObject({
  token: text,
  memberId: text,
  identity: identitySchema,
  landingPath: text,
  configurationId: text.optional(),
  expiresAt: instant,
});
export type PendingChoice = z.infer<typeof pendingChoiceSchema>;

/** A mail with the link that binds an account to the identity provider. */
export const bindingMailSchema = z.strictObject({
  id: text,
  memberId: text,
  token: text,
  sentAt: instant,
  expiresAt: instant,
  usedAt: instant.optional(),
});
export type BindingMail = z.infer<typeof bindingMailSchema>;

/** A SAML configuration of an organisation beside the first one. */
export const storedConfigurationSchema = z.strictObject({
  id: text,
  createdAt: instant,
  settings: configurationSchema,
});
export type StoredConfiguration = z.infer<typeof storedConfigurationSchema>;

/** What single sign-on remembers between two messages. */
export const ssoDataSchema = z.strictObject({
  pendingRequests: z.array(pendingRequestSchema),
  /** IDs of Responses and Assertions that were accepted, with the instant from which they may be forgotten. */
  usedIds: z.array(z.strictObject({ id: text, forgetAt: instant })),
  configurations: z.array(storedConfigurationSchema).default([]),
  mails: z.array(bindingMailSchema).default([]),
  /** Bound accounts that were reset and must be bound anew. */
  unboundByReset: z.array(text).default([]),
  pendingChoices: z.array(pendingChoiceSchema).default([]),
});
export type SsoData = z.infer<typeof ssoDataSchema>;

/** Nothing asked, nothing answered. */
export function emptySsoData(): SsoData {
  return ssoDataSchema.parse({ pendingRequests: [], usedIds: [] });
}
