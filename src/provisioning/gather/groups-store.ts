import { authorisedCondition } from '../../apps';
import type { AccountId, AppId, ConnectionId, GroupId, RemoteGroupId, UserId } from '../../core';
import type { Database } from '../../db';
import { personNameSql } from '../../directory';
import type { GroupLink } from '../plan/group-facts';
import type { BindingFacts } from '../plan/person-facts';
import type { AccountKind } from '../target/account';

/** A group that is pushed, or was, as the database knows it now. */
export type GroupRow = {
  groupId: GroupId;
  name: string;
  isPresent: boolean;
  authorised: boolean;
  link: GroupLink;
  otherApps: string[];
};

/** Somebody in a group of the directory, directly or through groups inside it. */
export type MemberRow = {
  groupId: GroupId;
  userId: UserId;
  name: string;
  suspended: boolean;
  passwordExpired: boolean;
  authorised: boolean;
  bindingState: BindingFacts['state'] | null;
  accountId: AccountId | null;
  active: boolean | null;
  kind: AccountKind | null;
};

/** An account in a group of Slack, with whom it belongs to. */
export type HolderRow = {
  accountId: AccountId;
  userId: UserId | null;
  name: string | null;
  bindingState: BindingFacts['state'] | null;
  kind: AccountKind | null;
};

type Connection = { connectionId: ConnectionId; appId: AppId };

/** Groups with everything that planning asks of them. */
export class GroupsStore {
  constructor(private readonly database: Database) {}

  /** All groups that are pushed or were; or those among the given. */
  async read({ connectionId, appId }: Connection, among: readonly GroupId[] | undefined): Promise<GroupRow[]> {
    const rows = await this.database.query<
      Omit<GroupRow, 'link'> & Omit<GroupLink, 'remoteId'> & { remoteId: RemoteGroupId | null }
    >(
      `SELECT c.group_id AS "groupId", COALESCE(g.name, c.name) AS name, g.id IS NOT NULL AS "isPresent",
              EXISTS (SELECT 1 FROM app_groups a WHERE a.app_id = $2 AND a.group_id = c.group_id) AS authorised,
              c.pushed, c.state, c.remote_id AS "remoteId", c.handle, c.description,
              c.default_channel_ids AS "defaultChannelIds",
              ARRAY(SELECT a.name FROM app_groups o JOIN apps a ON a.id = o.app_id
                     JOIN connections oc ON oc.app_id = a.id
                     WHERE o.group_id = c.group_id AND o.app_id <> $2 ORDER BY a.name) AS "otherApps"
         FROM connection_groups c LEFT JOIN groups g ON g.id = c.group_id
        WHERE c.connection_id = $1 AND (c.pushed OR c.state <> 'unbound')
          AND ($3::uuid[] IS NULL OR c.group_id = ANY ($3))
        ORDER BY c.group_id`,
      [connectionId, appId, among ?? null],
    );
    return rows.map(({ pushed, state, remoteId, handle, description, defaultChannelIds, ...group }) => ({
      ...group,
      link: { pushed, state, remoteId, handle, description, defaultChannelIds },
    }));
  }

  /** Who is in these groups of the directory, nested ones resolved. */
  async members({ connectionId, appId }: Connection, groupIds: readonly GroupId[]): Promise<MemberRow[]> {
    return this.database.query<MemberRow>(
      `WITH RECURSIVE inside (root, id) AS (
         SELECT given, given FROM unnest($3::uuid[]) AS given
         UNION
         SELECT i.root, c.child_id FROM group_children c JOIN inside i ON i.id = c.parent_id
       ),
       members AS (SELECT DISTINCT i.root, m.user_id FROM inside i JOIN group_members m ON m.group_id = i.id)
       SELECT m.root AS "groupId", u.id AS "userId", ${personNameSql('u')} AS name, u.suspended,
              u.password_expired AS "passwordExpired", ${authorisedCondition('u.id', '$2')} AS authorised,
              b.state AS "bindingState", b.account_id AS "accountId", r.active, r.kind
         FROM members m
         JOIN users u ON u.id = m.user_id
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = u.id
         LEFT JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = b.account_id
        ORDER BY m.root, u.id`,
      [connectionId, appId, groupIds],
    );
  }

  /** Whom accounts belong to; one that is nobody's has no person. */
  async holders(connectionId: ConnectionId, accountIds: readonly AccountId[]): Promise<Map<AccountId, HolderRow>> {
    const rows = await this.database.query<HolderRow>(
      `SELECT given.id AS "accountId", b.user_id AS "userId", COALESCE(${personNameSql('u')}, NULLIF(r.display_name, ''), r.user_name) AS name,
              b.state AS "bindingState", r.kind
         FROM unnest($2::text[]) AS given (id)
         LEFT JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = given.id
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.account_id = given.id
         LEFT JOIN users u ON u.id = b.user_id`,
      [connectionId, accountIds],
    );
    return new Map(rows.map((row) => [row.accountId, row]));
  }
}
