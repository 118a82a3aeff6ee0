import type { AccountId, ConnectionId, GroupId, RemoteGroupId, UserId } from '../../core';
import type { Transaction } from '../../db';
import type { Settled } from '../run/step';
import type { LinkDecision } from './group-plan';
import type { BindingDecision } from './person-plan';

type PersonDecision = { userId: UserId; decision: BindingDecision; isDeleted: boolean };
type GroupDecision = { groupId: GroupId; decision: LinkDecision };

type BindingRow = { userId: UserId; accountId: AccountId | null; state: string; managed: boolean; signals: object };

/** What planning decides without anything being sent: rows of `bindings` and `connection_groups`. */
export class DecisionStore {
  async keepBindings(tx: Transaction, id: ConnectionId, decided: readonly PersonDecision[], at: Date): Promise<void> {
    const rows = decided.flatMap(toRow);
    if (rows.length > 0) await this.#upsert(tx, id, rows, at);
    const agreed = decided.filter(({ decision }) => decision.kind === 'agree_inactive');
    const gone = [
      ...decided.filter(({ decision }) => decision.kind === 'clear'),
      ...agreed.filter((each) => each.isDeleted),
    ];
    await this.#delete(tx, id, gone);
    await tx.query(
      `UPDATE bindings SET deactivated_at = $3, updated_at = $3 WHERE connection_id = $1 AND user_id = ANY ($2::uuid[])`,
      [id, agreed.map(({ userId }) => userId), at],
    );
  }

  /** People who are as wanted: the next plan sees it by the digests alone. */
  async settle(
    tx: Transaction,
    id: ConnectionId,
    settled: readonly { userId: UserId; digests: Settled }[],
  ): Promise<void> {
    if (settled.length === 0) return;
    await tx.query(
      `UPDATE bindings b SET wanted_digest = given.wanted, held_digest = given.held
         FROM unnest($2::uuid[], $3::text[], $4::text[]) AS given (user_id, wanted, held)
        WHERE b.connection_id = $1 AND b.user_id = given.user_id`,
      [
        id,
        settled.map(({ userId }) => userId),
        settled.map(({ digests }) => digests.wanted),
        settled.map(({ digests }) => digests.held),
      ],
    );
  }

  async keepLinks(tx: Transaction, id: ConnectionId, decided: readonly GroupDecision[], at: Date): Promise<void> {
    for (const { groupId, decision } of decided) {
      const { state, remoteId } = linkOf(decision);
      if (state === undefined) {
        await tx.query('DELETE FROM connection_groups WHERE connection_id = $1 AND group_id = $2', [id, groupId]);
      } else {
        await tx.query(
          `UPDATE connection_groups SET state = $3, updated_at = $4,
                  remote_id = CASE WHEN $5 = 'keep' THEN remote_id ELSE $6 END
            WHERE connection_id = $1 AND group_id = $2`,
          [id, groupId, state, at, remoteId === undefined ? 'keep' : 'set', remoteId ?? null],
        );
      }
    }
  }

  async #upsert(tx: Transaction, id: ConnectionId, rows: readonly BindingRow[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO bindings (connection_id, user_id, account_id, state, managed, signals, updated_at)
       SELECT $1, given.*, $2::timestamptz
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::boolean[], $7::jsonb[]) AS given
       ON CONFLICT (connection_id, user_id) DO UPDATE
          SET account_id = EXCLUDED.account_id, state = EXCLUDED.state, managed = EXCLUDED.managed,
              signals = EXCLUDED.signals, updated_at = $2`,
      [
        id,
        at,
        rows.map(({ userId }) => userId),
        rows.map(({ accountId }) => accountId),
        rows.map(({ state }) => state),
        rows.map(({ managed }) => managed),
        rows.map(({ signals }) => JSON.stringify(signals)),
      ],
    );
  }

  async #delete(tx: Transaction, id: ConnectionId, people: readonly { userId: UserId }[]): Promise<void> {
    await tx.query('DELETE FROM bindings WHERE connection_id = $1 AND user_id = ANY ($2::uuid[])', [
      id,
      people.map(({ userId }) => userId),
    ]);
  }
}

function toRow({ userId, decision }: PersonDecision): BindingRow[] {
  switch (decision.kind) {
    case 'recognise':
      return [
        { userId, accountId: decision.accountId, state: 'bound', managed: false, signals: said(decision.signals) },
      ];
    case 'propose':
      return [
        { userId, accountId: decision.accountId, state: 'proposed', managed: true, signals: said(decision.signals) },
      ];
    case 'conflict':
      return [
        {
          userId,
          accountId: null,
          state: 'conflicting',
          managed: true,
          signals: { accounts: decision.accountIds, pointers: decision.pointers },
        },
      ];
    case 'clear':
    case 'agree_inactive':
      return [];
  }
}

function said(signals: readonly string[]): object {
  return Object.fromEntries(signals.map((signal) => [signal, true]));
}

/** `remoteId` undefined: as it is; `state` undefined: the row goes. */
function linkOf(decision: LinkDecision): { state: string | undefined; remoteId?: RemoteGroupId | null } {
  switch (decision.kind) {
    case 'ask':
      return { state: 'adopting', remoteId: decision.remoteId };
    case 'unbind':
      return { state: 'unbound', remoteId: null };
    case 'detach':
      return { state: 'detached' };
    case 'rebind':
      return { state: 'bound' };
    case 'forget':
      return { state: undefined };
  }
}
