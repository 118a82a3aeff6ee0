import { z } from 'zod';

/** How hard the practice workspace limits calls. */
export const limitSettingsSchema = z.strictObject({
  /** Off: every call is allowed. */
  enabled: z.boolean().default(true),
  /** What other SCIM apps of the org read and write all the time; the limits are shared with them. */
  otherReadsPerMinute: z.number().min(0).max(10_000).default(0),
  otherWritesPerMinute: z.number().min(0).max(10_000).default(0),
  /** Calls of the Audit Logs API by other apps; its limit is shared with them too. */
  otherAuditCallsPerMinute: z.number().min(0).max(10_000).default(0),
  /** How long a write has its object for itself; real time, not the turnable clock's. */
  writeMs: z.number().int().min(0).max(10_000).default(20),
});
export type LimitSettings = z.infer<typeof limitSettingsSchema>;
