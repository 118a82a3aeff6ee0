import { z } from 'zod';
import { doubtSettingsSchema } from '../doubts';
import { orgDataSchema } from '../org/org-data';
import { settingsSchema } from '../settings';
import { refusalCodes } from '../slack-messages';
import { ssoDataSchema } from './sso-data';

const instant = z.coerce.date();

const refusalSchema = z.strictObject({
  code: z.enum(refusalCodes),
  message: z.string(),
  verbatim: z.boolean(),
  detail: z.string(),
});

/** What one check said about a Response. */
export const checkResultSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['ok', 'failed', 'skipped']),
  /** What was seen; for a failed check the sentence is in `refusal`. */
  note: z.string(),
  refusal: refusalSchema.optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

const signatureState = z.enum(['absent', 'valid', 'invalid']);

/** What arrived in a Response, without anything that signs in by itself: no message, no signature value. */
export const reportSchema = z.strictObject({
  facts: z.array(z.tuple([z.string(), z.string()])),
  responseSignature: signatureState,
  assertionSignature: signatureState,
  encrypted: z.boolean(),
  attributes: z.array(z.strictObject({ name: z.string(), nameFormat: z.string(), values: z.array(z.string()) })),
  checks: z.array(checkResultSchema),
});
export type Report = z.infer<typeof reportSchema>;

/** One SAML message that was sent or received. */
export const journalEntrySchema = z.strictObject({
  id: z.string(),
  at: instant,
  direction: z.enum(['sent', 'received']),
  message: z.enum(['AuthnRequest', 'Response', 'unreadable']),
  binding: z.string(),
  purpose: z.enum(['sign-in', 'test']),
  sizeBytes: z.number(),
  outcome: z.enum(['sent', 'accepted', 'refused', 'tested']),
  /** One sentence: what became of it. */
  summary: z.string(),
  refusal: refusalSchema.optional(),
  report: reportSchema.optional(),
  memberId: z.string().optional(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Everything the workspace remembers; the snapshot file is this as JSON. */
export const workspaceDataSchema = z.strictObject({
  format: z.literal(2),
  settings: settingsSchema,
  doubts: doubtSettingsSchema,
  key: z.strictObject({ privateKeyPem: z.string(), certificatePem: z.string() }),
  org: orgDataSchema,
  journal: z.array(journalEntrySchema),
  ...ssoDataSchema.shape,
});
export type WorkspaceData = z.infer<typeof workspaceDataSchema>;
