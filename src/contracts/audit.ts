import { z } from 'zod';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';

/** What was, or what became: fields by name, of a shape that the action decides. */
const change = z.custom<object>((value) => typeof value === 'object' && value !== null).meta({ type: 'object' });

/** One event of the audit record. */
export const auditEntry = z
  .object({
    seq: z.number().int().meta({ description: 'place in the chain' }),
    action: z.string().meta({ example: 'directory.user_created' }),
    actor: z.object({
      kind: z.enum(['user', 'token', 'cli', 'system']),
      id: z.string(),
      name: z.string(),
      address: z.string().optional(),
      correlationId: z.string().optional(),
    }),
    outcome: z.enum(['success', 'refused', 'failed']),
    subject: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }).optional(),
    reason: z.string().optional(),
    before: change.optional(),
    after: change.optional(),
    connection: z.string().optional().meta({ description: 'id of the connection it happened over' }),
    run: z.string().optional().meta({ description: 'the run of a plan that it belongs to' }),
    error: z
      .object({
        code: z.string().meta({ description: 'the other side’s own code', example: 'username_taken' }),
        what: z.string(),
        meaning: z.string(),
        remedy: z.string(),
        attribute: z.string().optional(),
      })
      .optional(),
    at: instant,
  })
  .meta({ id: 'AuditEntry' });

export const auditPage = pageOf('AuditPage', auditEntry);

const filter = z.string().min(1).max(200).optional();

export const auditQuery = z.strictObject({
  action: filter.meta({ description: 'this action only', example: 'api.token_create' }),
  actionPrefix: filter.meta({ description: 'actions that begin like this only', example: 'api.' }),
  actorId: filter.meta({ description: 'acts of this user, token or job only' }),
  subjectId: filter.meta({ description: 'what happened to this object only' }),
  ...pageQueryFields,
});

/** What a verification of the chain found. */
export const auditVerification = z
  .object({
    ok: z.boolean(),
    checked: z.number().int().meta({ description: 'events that were right, from the first on' }),
    head: z
      .object({ seq: z.number().int(), hash: z.string() })
      .meta({ description: 'note it elsewhere: the next verification can be asked whether the chain still holds it' }),
    fault: z
      .object({
        seq: z.number().int(),
        kind: z.enum(['missing', 'altered', 'unlinked', 'cut_off', 'surplus']),
        message: z.string(),
      })
      .optional(),
  })
  .meta({ id: 'AuditVerification' });

/** A head that was noted earlier; both or none. */
export const auditVerifyQuery = z.strictObject({
  seq: z.coerce.number().int().min(0).optional().meta({ description: 'number of a head noted earlier' }),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not a hash in hexadecimal digits')
    .optional()
    .meta({ description: 'hash of that head' }),
});
