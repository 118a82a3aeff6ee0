import type { ConnectionId, OperationId } from '../../core';
import type { AccountOperation, Operation } from '../plan/operation';
import type { PlanRefusal } from '../plan/plan';
import { protectionOf } from '../plan/protect-account';
import type { RemoteAccount } from '../target/account';
import type { ManagedPerson } from './removal-store';

type Context = Parameters<typeof protectionOf>[1] & { newOperationId: () => OperationId; connectionId: ConnectionId };

/** What ends one person's access, or why it is left to them. */
export type TakeDown = { operation?: AccountOperation & Operation; refusal?: PlanRefusal };

/**
 * Ends the access of one person because the connection ends, whatever the directory says of them. A protected account
 * stays on, as in every other plan (R105).
 *
 * @param account as Slack holds it now; undefined: it is gone
 * @returns neither where nothing is to be ended: the account is off, or gone
 */
export function takeDownPerson(person: ManagedPerson, account: RemoteAccount | undefined, context: Context): TakeDown {
  if (account === undefined || !account.active) return {};
  const subject = { kind: 'person', id: person.userId, name: person.name } as const;
  const protection = protectionOf(account, context);
  if (protection !== undefined) {
    const sentence = `The account is not deactivated: ${protection.sentence}`;
    return { refusal: { subject, code: protection.code, sentence, remedy: protection.remedy } };
  }
  return {
    operation: {
      id: context.newOperationId(),
      kind: 'account.deactivate',
      phase: 'leavers',
      subject,
      accountId: account.id,
      changes: {},
      reason: {
        code: 'connection_removed',
        sentence: `The connection is removed, and ${person.name} is not to keep access.`,
      },
      // What the account holds does not matter here, so a change of it does not make the plan stale.
      basis: { wanted: context.connectionId, held: null },
    },
  };
}
