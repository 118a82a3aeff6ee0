import type { AccountId, ConnectionId, GroupId, PlanId, RemoteGroupId, UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import { heldDigest } from '../plan/digests';
import type { MatchSignal } from '../plan/operation';
import type { RemoteAccount } from '../target/account';

/** What is known of somebody's account once a step is done. */
export type MirroredPerson = {
  userId: UserId;
  account: RemoteAccount;
  /** Digest of what was wanted, once all of it is there; null: as it was, and nothing any more where Slack was changed. */
  wantedDigest: string | null;
  /** Because of what the account is theirs; `made`: by us, for them. */
  signals: readonly (MatchSignal | 'made')[];
  /** Whether we switched it on or off ourselves. */
  switched: 'on' | 'off' | 'no';
  photoSent: string | null;
};

export type MirroredGroup = { groupId: GroupId; remoteId: RemoteGroupId; name: string };

/** What of Slack is ours, and what Slack held when we last wrote it or read it. */
export class MirrorStore {
  constructor(private readonly database: Database) {}

  /** Accounts of people now; who has none is not in it. */
  async accountIdsOf(connectionId: ConnectionId, userIds: readonly string[]): Promise<Map<string, AccountId>> {
    const rows = await this.database.query<{ userId: UserId; accountId: AccountId }>(
      `SELECT user_id AS "userId", account_id AS "accountId" FROM bindings
        WHERE connection_id = $1 AND user_id = ANY ($2::uuid[]) AND state = 'bound' AND account_id IS NOT NULL`,
      [connectionId, userIds],
    );
    return new Map(rows.map(({ userId, accountId }) => [userId, accountId]));
  }

  /** The group in Slack of a group of ours; of one that is in the directory no more, the one that was made for it last. */
  async remoteIdOf(connectionId: ConnectionId, groupId: string): Promise<RemoteGroupId | undefined> {
    const [row] = await this.database.query<{ remoteId: RemoteGroupId | null }>(
      `SELECT COALESCE(
         (SELECT remote_id FROM connection_groups WHERE connection_id = $1 AND group_id = $2::uuid),
         (SELECT o.result -> 'after' ->> 'remoteId' FROM operations o JOIN plans p ON p.id = o.plan_id
           WHERE p.connection_id = $1 AND o.subject_id = $2::uuid AND o.kind = 'group.create' AND o.state = 'done'
           ORDER BY o.ended_at DESC LIMIT 1)) AS "remoteId"`,
      [connectionId, groupId],
    );
    return row?.remoteId ?? undefined;
  }

  /** Accounts as they were last read or written; who is not known is not in it. */
  async accountsOf(connectionId: ConnectionId, ids: readonly AccountId[]): Promise<Map<AccountId, RemoteAccount>> {
    const rows = await this.database.query<Omit<RemoteAccount, 'createdAt'>>(
      `SELECT account_id AS id, held AS values, active, kind, rank FROM remote_accounts
        WHERE connection_id = $1 AND account_id = ANY ($2)`,
      [connectionId, ids],
    );
    return new Map(rows.map((row) => [row.id, { ...row, createdAt: null }]));
  }

  async keepPeople(tx: Transaction, connectionId: ConnectionId, people: readonly MirroredPerson[], at: Date) {
    if (people.length === 0) return;
    await tx.query(
      `INSERT INTO bindings (connection_id, user_id, account_id, state, signals, managed, user_name, wanted_digest,
                             held_digest, held, deactivated_at, photo_sent, updated_at)
       SELECT $1, given.user_id, given.account_id, 'bound', given.signals, true, given.user_name, given.wanted_digest,
              given.held_digest, given.held, CASE given.switched WHEN 'off' THEN $2::timestamptz END, given.photo_sent, $2
         FROM unnest($3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::text[], $8::text[], $9::jsonb[], $10::text[],
                     $11::text[])
              AS given (user_id, account_id, signals, user_name, wanted_digest, held_digest, held, switched, photo_sent)
       ON CONFLICT (connection_id, user_id) DO UPDATE
          SET account_id = EXCLUDED.account_id, state = 'bound', managed = true,
              signals = bindings.signals || EXCLUDED.signals,
              user_name = EXCLUDED.user_name,
              wanted_digest = CASE WHEN EXCLUDED.wanted_digest IS NOT NULL THEN EXCLUDED.wanted_digest
                                   WHEN EXCLUDED.held_digest = bindings.held_digest THEN bindings.wanted_digest END,
              held_digest = EXCLUDED.held_digest, held = EXCLUDED.held,
              photo_sent = COALESCE(EXCLUDED.photo_sent, bindings.photo_sent),
              deactivated_at = CASE WHEN EXCLUDED.deactivated_at IS NOT NULL THEN EXCLUDED.deactivated_at
                                    WHEN (EXCLUDED.held ->> 'active')::boolean THEN NULL
                                    ELSE bindings.deactivated_at END,
              updated_at = $2`,
      [
        connectionId,
        at,
        people.map(({ userId }) => userId),
        people.map(({ account }) => account.id),
        people.map(({ signals }) => JSON.stringify(Object.fromEntries(signals.map((signal) => [signal, true])))),
        people.map(({ account }) => account.values.userName ?? null),
        people.map(({ wantedDigest }) => wantedDigest),
        people.map(({ account }) => heldDigest(account)),
        people.map(({ account: { active, values } }) => JSON.stringify({ active, values })),
        people.map(({ switched }) => switched),
        people.map(({ photoSent }) => photoSent),
      ],
    );
    await this.keepAccounts(
      tx,
      connectionId,
      people.map(({ account }) => account),
      at,
    );
  }

  /** Remembers accounts as Slack shows them. */
  async keepAccounts(tx: Transaction, connectionId: ConnectionId, accounts: readonly RemoteAccount[], at: Date) {
    if (accounts.length === 0) return;
    await tx.query(
      `INSERT INTO remote_accounts (connection_id, account_id, user_name, email, display_name, kind, rank, active, held,
                                    digest, first_seen_at)
       SELECT $1, given.*, $2::timestamptz
         FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::jsonb[],
                     $11::text[]) AS given
       ON CONFLICT (connection_id, account_id) DO UPDATE
          SET user_name = EXCLUDED.user_name, email = EXCLUDED.email, display_name = EXCLUDED.display_name,
              kind = EXCLUDED.kind, active = EXCLUDED.active, held = EXCLUDED.held, digest = EXCLUDED.digest,
              rank = CASE EXCLUDED.rank WHEN 'unknown' THEN remote_accounts.rank ELSE EXCLUDED.rank END`,
      [
        connectionId,
        at,
        accounts.map(({ id }) => id),
        accounts.map(({ values }) => values.userName ?? ''),
        accounts.map(({ values }) => values.email ?? ''),
        accounts.map(({ values }) => values.displayName ?? ''),
        accounts.map(({ kind }) => kind),
        accounts.map(({ rank }) => rank),
        accounts.map(({ active }) => active),
        accounts.map(({ values }) => JSON.stringify(values)),
        accounts.map((account) => heldDigest(account)),
      ],
    );
  }

  /** Nobody's any more: the account is gone, was given up, or belonged to somebody who is not in the directory any more. */
  async forgetPeople(tx: Transaction, connectionId: ConnectionId, userIds: readonly UserId[]): Promise<void> {
    if (userIds.length === 0) return;
    await tx.query('DELETE FROM bindings WHERE connection_id = $1 AND user_id = ANY ($2::uuid[])', [
      connectionId,
      userIds,
    ]);
  }

  async keepGroups(tx: Transaction, connectionId: ConnectionId, groups: readonly MirroredGroup[], at: Date) {
    if (groups.length === 0) return;
    await tx.query(
      `UPDATE connection_groups g SET remote_id = given.remote_id, state = 'bound', name = given.name, updated_at = $2
         FROM unnest($3::uuid[], $4::text[], $5::text[]) AS given (group_id, remote_id, name)
        WHERE g.connection_id = $1 AND g.group_id = given.group_id`,
      [
        connectionId,
        at,
        groups.map(({ groupId }) => groupId),
        groups.map(({ remoteId }) => remoteId),
        groups.map(({ name }) => name),
      ],
    );
  }

  /** The mirrors of these groups are gone from Slack; where the group is gone from the directory too, nothing is left. */
  async forgetGroups(tx: Transaction, connectionId: ConnectionId, groupIds: readonly GroupId[], at: Date) {
    if (groupIds.length === 0) return;
    await tx.query(
      `UPDATE connection_groups SET remote_id = NULL, state = 'unbound', updated_at = $3
        WHERE connection_id = $1 AND group_id = ANY ($2::uuid[])`,
      [connectionId, groupIds, at],
    );
    await tx.query(
      `DELETE FROM connection_groups g WHERE connection_id = $1 AND group_id = ANY ($2::uuid[])
          AND NOT EXISTS (SELECT 1 FROM groups d WHERE d.id = g.group_id)`,
      [connectionId, groupIds],
    );
  }

  /** Whether a step of another plan wrote to a subject after this plan began to be made, or shortly before. */
  async wasJustWritten(planId: PlanId, subjectId: string): Promise<boolean> {
    const [row] = await this.database.query<{ found: boolean }>(
      `SELECT EXISTS (
         SELECT 1 FROM plans mine
           JOIN operations o ON o.subject_id = $2 AND o.plan_id <> mine.id AND o.state = 'done'
                            AND o.ended_at >= mine.created_at - interval '1 minute'
           JOIN plans p ON p.id = o.plan_id AND p.connection_id = mine.connection_id
          WHERE mine.id = $1) AS found`,
      [planId, subjectId],
    );
    return row?.found === true;
  }
}
