import type { z } from 'zod';
import type { AuditEvent } from '../../audit';
import type { EventKind, provisioningEvent } from '../../contracts';

/** An event of provisioning, as it is listed, exported and sent. */
export type ProvisioningEvent = z.output<typeof provisioningEvent>;

/**
 * The event that an entry of the audit record is. Always the same for the same entry, so that whoever is told twice
 * can tell; the address and request of the actor stay in the record.
 *
 * @param record as it was parsed from the record's text: `at` is text still
 */
export function toEvent(seq: number, record: Omit<AuditEvent, 'at'> & { at: string }): ProvisioningEvent {
  const { action, actor, outcome, subject, connection, reason, before, after, run, error, at } = record;
  const ofConnection = subject?.kind === 'connection' ? subject.id : null;
  return {
    id: `evt_${seq}`,
    seq,
    kind: action as EventKind,
    at: new Date(at),
    outcome,
    connection: connection ?? ofConnection,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    ...(subject && { subject }),
    ...(reason !== undefined && { reason }),
    ...(before && { before }),
    ...(after && { after }),
    ...(run !== undefined && { run }),
    ...(error && { error }),
  };
}
