import { z } from 'zod';

/** What another administrator does between two calls. References are ids, usernames or e-mails; groups by id or name. */
export const interferenceSchema = z.strictObject({
  member: z.string().optional(),
  /** Fields of the member to change, in the words of the org's model. */
  patch: z
    .strictObject({
      state: z.enum(['active', 'deactivated']).optional(),
      username: z.string().min(1).max(21).optional(),
      displayName: z.string().max(80).optional(),
      email: z.string().min(3).optional(),
      title: z.string().optional(),
      rank: z.enum(['member', 'admin', 'owner', 'multi-channel-guest']).optional(),
    })
    .optional(),
  group: z.string().optional(),
  addMembers: z.array(z.string()).optional(),
  removeMembers: z.array(z.string()).optional(),
  rename: z.string().optional(),
  removeGroup: z.boolean().optional(),
});
export type Interference = z.infer<typeof interferenceSchema>;

const common = {
  /** Which calls: a name as the journal shows it; `*` stands for any letters. */
  operation: z.string().max(100).default('*'),
  /** Only calls about this object. */
  target: z.string().optional(),
  /** Share of the calls, 0 to 1; every call unless told. */
  rate: z.coerce.number().min(0).max(1).default(1),
  /** The n-th call that fits, counted from when the fault was set. */
  nth: z.coerce.number().int().min(1).optional(),
  /** How often it plays at most. */
  times: z.coerce.number().int().min(1).optional(),
  /** Seed of the draw for `rate`. */
  seed: z.coerce.number().int().min(0).default(1),
  /** Whether the call's change is made before the fault shows. */
  applied: z.stringbool().or(z.boolean()).default(false),
};
const delayMs = z.coerce.number().int().min(0).max(600_000);

/** A fault that somebody sets, and for which calls. */
export const faultInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('throttle'),
    ...common,
    /** Unset: the 429 comes without Retry-After. */
    retryAfterSeconds: z.coerce.number().int().min(0).max(86_400).optional(),
  }),
  z.strictObject({
    kind: z.literal('error'),
    ...common,
    status: z.coerce.number().int().min(500).max(599).default(500),
  }),
  /** One of Slack's own errors, in the interface's own form: `ratelimited`, `org_login_required`, `access_denied`. */
  z.strictObject({ kind: z.literal('refuse'), ...common, code: z.string().regex(/^[a-z_]{1,60}$/) }),
  z.strictObject({
    kind: z.literal('html'),
    ...common,
    status: z.coerce.number().int().min(200).max(599).default(502),
  }),
  z.strictObject({ kind: z.literal('timeout'), ...common, delayMs: delayMs.default(120_000) }),
  z.strictObject({ kind: z.literal('slow'), ...common, delayMs: delayMs.default(3_000) }),
  z.strictObject({ kind: z.literal('cut'), ...common }),
  z.strictObject({ kind: z.literal('malformed-json'), ...common }),
  z.strictObject({ kind: z.literal('revoke-token'), ...common }),
  z.strictObject({ kind: z.literal('remove-scope'), ...common, scope: z.string().default('admin') }),
  z.strictObject({ kind: z.literal('interfere'), ...common, interference: interferenceSchema }),
  /** The incident of April 2024: an update that does not say `active` deactivates. */
  z.strictObject({ kind: z.literal('deactivate-on-update'), ...common }),
]);
export type FaultInput = z.input<typeof faultInputSchema>;
export type FaultRule = z.output<typeof faultInputSchema>;
