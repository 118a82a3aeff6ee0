import { z } from 'zod';

const text = z.string();

/** An account as it was called when an entry was written. */
export const auditUserSchema = z.strictObject({ id: text, name: text, email: text });
export type AuditUser = z.infer<typeof auditUserSchema>;

/** What something was done to: its kind, and its fields by Slack's names. */
export const auditEntitySchema = z.strictObject({
  type: z.enum(['user', 'usergroup', 'channel', 'role', 'app', 'workspace', 'enterprise']),
  id: text,
  fields: z.record(text, z.unknown()),
});
export type AuditEntity = z.infer<typeof auditEntitySchema>;

/** Somebody did something to something, somewhere. */
export const auditEntrySchema = z.strictObject({
  id: text,
  at: z.coerce.date(),
  action: text,
  /** Unset where nobody is known to have done it. */
  actor: auditUserSchema.optional(),
  entity: auditEntitySchema,
  /** The workspace where it was done; unset for the organisation. */
  teamId: text.optional(),
  address: text.optional(),
  userAgent: text.optional(),
  sessionId: z.number().optional(),
  /** The token of the app that did it. */
  tokenId: text.optional(),
  details: z.record(text, z.unknown()).optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
