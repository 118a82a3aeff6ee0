import { type AttributeUser, authorisedCondition, nestedGroupNames } from '../../apps';
import type { AccountId, AppId, ConnectionId, UserId } from '../../core';
import type { Database } from '../../db';
import { personNameSql, userColumns } from '../../directory';
import type { BindingFacts, CandidateAccount, HeldAccount } from '../plan/person-facts';
import type { AccountKind, AccountRank, AccountValues } from '../target/account';

/** Somebody as the database knows them now: directory, authorisation, binding, and their account as last read. */
export type PersonRow = {
  userId: UserId;
  /** Null: deleted from the directory, and still bound. */
  user:
    | (AttributeUser & {
        id: UserId;
        suspended: boolean;
        passwordExpired: boolean;
        createdAt: Date;
        authorised: boolean;
      })
    | null;
  /** Names of all groups, nested ones resolved; only where it was asked for. */
  groups: string[];
  manager: { id: UserId; name: string; accountId: AccountId | null } | null;
  binding: BindingFacts | null;
  account: Omit<HeldAccount, 'values'> | null;
};

/**
 * Whom a page is about: those of the directory who are authorised or bound, behind a place; those who were deleted from it
 * and are still bound, behind a place; or these, whoever they are.
 */
export type PeopleQuery =
  | { kind: 'present' | 'deleted'; behind: UserId | null }
  | { kind: 'given'; userIds: readonly UserId[] };

export const peoplePerPage = 1_000;

type Row = AttributeUser & {
  id: UserId | null;
  userId: UserId;
  suspended: boolean;
  passwordExpired: boolean;
  createdAt: Date;
  authorised: boolean;
  groups: string[] | null;
  managerName: string | null;
  managerAccountId: AccountId | null;
  bindingState: BindingFacts['state'] | null;
  boundAccountId: AccountId | null;
  managed: boolean;
  userName: string | null;
  wantedDigest: string | null;
  heldDigest: string | null;
  photoSent: string | null;
  deactivatedAt: Date | null;
  accountId: AccountId | null;
  digest: string;
  active: boolean;
  kind: AccountKind;
  rank: AccountRank;
  accountManager: AccountId | null;
};

const pages: { [kind in PeopleQuery['kind']]: string } = {
  present: `SELECT u.id FROM users u
     WHERE ($3::uuid IS NULL OR u.id > $3)
       AND (EXISTS (SELECT 1 FROM bindings b WHERE b.connection_id = $1 AND b.user_id = u.id)
            OR ${authorisedCondition('u.id', '$2')})
     ORDER BY u.id LIMIT ${peoplePerPage}`,
  deleted: `SELECT b.user_id AS id FROM bindings b
     WHERE b.connection_id = $1 AND ($3::uuid IS NULL OR b.user_id > $3)
       AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = b.user_id)
     ORDER BY b.user_id LIMIT ${peoplePerPage}`,
  given: 'SELECT unnest($3::uuid[]) AS id',
};

/** People with everything that planning asks of them, page by page. */
export class PeopleStore {
  constructor(private readonly database: Database) {}

  /** @param needsGroups whether the mapping looks at the names of groups */
  async read(
    { connectionId, appId }: { connectionId: ConnectionId; appId: AppId },
    query: PeopleQuery,
    needsGroups: boolean,
  ): Promise<PersonRow[]> {
    const rows = await this.database.query<Row>(
      `WITH page AS (${pages[query.kind]})
       SELECT p.id AS "userId", ${userColumns}, ${authorisedCondition('u.id', '$2')} AS authorised,
              ${needsGroups ? nestedGroupNames('u.id') : 'NULL::text[]'} AS groups,
              m.username AS "managerName", mb.account_id AS "managerAccountId",
              b.state AS "bindingState", b.account_id AS "boundAccountId", b.managed, b.user_name AS "userName",
              b.wanted_digest AS "wantedDigest", b.held_digest AS "heldDigest", b.photo_sent AS "photoSent",
              b.deactivated_at AS "deactivatedAt",
              r.account_id AS "accountId", r.digest, r.active, r.kind, r.rank, r.held ->> 'manager' AS "accountManager"
         FROM page p
         LEFT JOIN users u ON u.id = p.id
         LEFT JOIN users m ON m.id = u.manager_id
         LEFT JOIN bindings mb ON mb.connection_id = $1 AND mb.user_id = u.manager_id AND mb.state = 'bound'
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = p.id
         LEFT JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = b.account_id
        ORDER BY p.id`,
      [connectionId, appId, query.kind === 'given' ? query.userIds : query.behind],
    );
    return rows.map(toPerson);
  }

  /** What accounts hold, by id. */
  async valuesOf(connectionId: ConnectionId, accountIds: readonly AccountId[]): Promise<Map<AccountId, AccountValues>> {
    const rows = await this.database.query<{ id: AccountId; held: AccountValues }>(
      'SELECT account_id AS id, held FROM remote_accounts WHERE connection_id = $1 AND account_id = ANY ($2)',
      [connectionId, accountIds],
    );
    return new Map(rows.map(({ id, held }) => [id, held]));
  }

  /** Accounts that hold one of these e-mails or usernames (in lower case), with whom they are bound to. */
  async candidates(
    connectionId: ConnectionId,
    { emails, userNames }: { emails: readonly string[]; userNames: readonly string[] },
  ): Promise<CandidateAccount[]> {
    if (emails.length + userNames.length === 0) return [];
    const rows = await this.database.query<
      Omit<CandidateAccount, 'boundTo' | 'values'> & { held: AccountValues; userId: UserId | null; name: string | null }
    >(
      `SELECT r.account_id AS id, r.digest, r.active, r.kind, r.rank, r.held ->> 'manager' AS manager, r.held,
              u.id AS "userId", ${personNameSql('u')} AS name
         FROM remote_accounts r
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.account_id = r.account_id AND b.state IN ('bound', 'ignored')
         -- Whoever was deleted from the directory has nothing any more: the account may be somebody's again.
         LEFT JOIN users u ON u.id = b.user_id
        WHERE r.connection_id = $1 AND (lower(r.email) = ANY ($2) OR lower(r.user_name) = ANY ($3))`,
      [connectionId, emails, userNames],
    );
    return rows.map(({ held, userId, name, ...account }) => ({
      ...account,
      values: held,
      boundTo: userId === null ? null : { userId, name: name ?? userId },
    }));
  }

  /** Usernames that are chosen or taken, with who has them: all, or those among the given (in lower case). */
  async names(
    connectionId: ConnectionId,
    among: readonly string[] | undefined,
  ): Promise<{ name: string; accountId: AccountId | null; userId: UserId | null }[]> {
    return this.database.query(
      `SELECT r.user_name AS name, r.account_id AS "accountId", b.user_id AS "userId"
         FROM remote_accounts r
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.account_id = r.account_id
        WHERE r.connection_id = $1 AND ($2::text[] IS NULL OR lower(r.user_name) = ANY ($2))
       UNION ALL
       SELECT b.user_name, b.account_id, b.user_id FROM bindings b
        WHERE b.connection_id = $1 AND b.user_name IS NOT NULL AND ($2::text[] IS NULL OR lower(b.user_name) = ANY ($2))
       UNION ALL
       SELECT g.handle, NULL, NULL FROM connection_groups g
        WHERE g.connection_id = $1 AND g.pushed AND g.handle IS NOT NULL
          AND ($2::text[] IS NULL OR lower(g.handle) = ANY ($2))
          AND NOT EXISTS (SELECT 1 FROM remote_accounts r
                           WHERE r.connection_id = $1 AND lower(r.user_name) = lower(g.handle))
          AND NOT EXISTS (SELECT 1 FROM bindings b
                           WHERE b.connection_id = $1 AND lower(b.user_name) = lower(g.handle))`,
      [connectionId, among ?? null],
    );
  }
}

function toPerson(row: Row): PersonRow {
  return {
    userId: row.userId,
    user: row.id === null ? null : { ...row, id: row.id },
    groups: row.groups ?? [],
    manager:
      row.managerId === null || row.managerName === null
        ? null
        : { id: row.managerId as UserId, name: row.managerName, accountId: row.managerAccountId },
    binding:
      row.bindingState === null
        ? null
        : {
            state: row.bindingState,
            accountId: row.boundAccountId,
            managed: row.managed,
            userName: row.userName,
            wantedDigest: row.wantedDigest,
            heldDigest: row.heldDigest,
            photoSent: row.photoSent,
            deactivatedAt: row.deactivatedAt,
          },
    account:
      row.accountId === null
        ? null
        : {
            id: row.accountId,
            digest: row.digest,
            active: row.active,
            kind: row.kind,
            rank: row.rank,
            manager: row.accountManager,
          },
  };
}
