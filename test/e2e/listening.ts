import { newId } from '../../src/core';
import type { Practice } from './practice';

/**
 * A webhook whose receiver takes nothing any more, as weeks leave it behind: one delivery taken, one given up, one that
 * waits. By statements, since nothing may leave this machine. @returns its id
 */
export async function listenElsewhere({ database }: Practice): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO webhooks (id, name, url, kinds, sealed_secret, state, dead_in_a_row, mark, created_at)
     VALUES ($1, 'SIEM', 'https://siem.acme.example/countersign', '{user_deprovision,group_delete_provision}', 'x', 'failing', 3, 0, now())`,
    [id],
  );
  const deliver = (
    seq: number,
    state: string,
    more: { attempts: number; status: number | null; error: string | null },
  ) =>
    database.query(
      `INSERT INTO webhook_deliveries (id, webhook_id, seq, kind, state, attempts, next_at, last_status, last_error, created_at, ended_at)
       VALUES ($1, $2, $3, 'user_deprovision', $4, $5, CASE WHEN $4 = 'pending' THEN now() END, $6, $7, now(),
               CASE WHEN $4 <> 'pending' THEN now() END)`,
      [newId(), id, seq, state, more.attempts, more.status, more.error],
    );
  await deliver(101, 'delivered', { attempts: 1, status: 200, error: null });
  await deliver(102, 'dead', { attempts: 8, status: 503, error: 'The receiver did not take it.' });
  await deliver(103, 'pending', { attempts: 0, status: null, error: null });
  return id;
}
