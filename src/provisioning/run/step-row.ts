import type { Operation } from '../plan/operation';
import type { Settled, Step } from './step';

/** A step as its table holds it. */
export type StepRow = Omit<Step, 'operation' | 'settled' | 'mayBeDone'> & {
  body: { operation: Operation; settled: Settled | null; mayBeDone?: boolean };
};

/** The columns of a step, of `operations o`. */
export const stepColumns = `o.id, o.plan_id AS "planId", o.seq, o.body, o.state, o.attempts, o.next_at AS "nextAt",
  o.sent_at AS "sentAt", o.ended_at AS "endedAt", o.result, o.error`;

/** A step as the rest of the room knows it; `mayBeDone` was not always written down, and is false where it was not. */
export function toStep({ body: { operation, settled, mayBeDone = false }, ...row }: StepRow): Step {
  return { ...row, operation, settled, mayBeDone };
}
