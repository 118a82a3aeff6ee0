import { z } from 'zod';
import { auditEntry } from './audit';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';

/** Names of what happens between the directory and Slack, as auditors look for them. */
export const eventKinds = [
  'user_create_provision',
  'user_update_provision',
  'user_deprovision',
  'user_delete_provision',
  'user_lookup_provision',
  'group_create_provision',
  'group_update_provision',
  'group_delete_provision',
  'idm_integration_create',
  'idm_integration_activate',
  'idm_integration_update',
  'idm_integration_reauth',
  'idm_integration_delete',
  'idm_integration_alarm',
] as const;

export const eventKind = z.enum(eventKinds).meta({ id: 'EventKind', example: 'user_deprovision' });

export type EventKind = z.output<typeof eventKind>;

/** One event of provisioning: an entry of the audit record. */
export const provisioningEvent = auditEntry
  .omit({ action: true, actor: true, connection: true })
  .extend({
    id: z.string().meta({ description: 'the same wherever the event is told', example: 'evt_1812' }),
    kind: eventKind,
    connection: z.uuid().nullable().meta({ description: 'id of the connection it happened over' }),
    actor: z.object({ kind: z.enum(['user', 'token', 'cli', 'system']), id: z.string(), name: z.string() }),
  })
  .meta({ id: 'ProvisioningEvent' });

export const provisioningEventPage = pageOf('ProvisioningEventPage', provisioningEvent);

const filterFields = {
  connection: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'is neither an id nor a short name')
    .optional()
    .meta({ description: 'over this connection only: its id or the app’s short name', example: 'slack' }),
  kind: eventKind.optional().meta({ description: 'of this kind only' }),
  subject: z.uuid().optional().meta({ description: 'what happened to this person, group or connection only' }),
  from: instant.optional().meta({ description: 'not before' }),
  to: instant.optional().meta({ description: 'before' }),
};

export const eventExportQuery = z.strictObject(filterFields);

export const eventQuery = z.strictObject({ ...filterFields, ...pageQueryFields });
