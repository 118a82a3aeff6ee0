import type { ConnectionId, GroupId, RemoteGroupId } from '../../core';
import type { Database, Transaction } from '../../db';

/** A group as far as a connection is concerned: authorised for its app, or set up for the mirror, or both. */
export type ConnectionGroup = {
  groupId: GroupId;
  name: string;
  authorised: boolean;
  pushed: boolean;
  handle: string | null;
  description: string | null;
  defaultChannelIds: string[];
  remoteId: RemoteGroupId | null;
  state: 'unbound' | 'adopting' | 'adopt' | 'bound' | 'detached';
  alsoPushedTo: string[];
};

/** `$1`: the connection. A group that was deleted stays in sight as long as its mirror does. */
const selectGroups = `
  SELECT t.group_id AS "groupId", coalesce(d.name, g.name) AS name,
         EXISTS (SELECT 1 FROM app_groups a WHERE a.app_id = c.app_id AND a.group_id = t.group_id) AS authorised,
         coalesce(g.pushed, false) AS pushed, g.handle, g.description,
         coalesce(g.default_channel_ids, '{}') AS "defaultChannelIds", g.remote_id AS "remoteId",
         coalesce(g.state, 'unbound') AS state,
         ARRAY(SELECT o.name FROM app_groups a JOIN apps o ON o.id = a.app_id
                WHERE a.group_id = t.group_id AND a.app_id <> c.app_id AND o.kind = 'slack' ORDER BY o.name) AS "alsoPushedTo"
    FROM connections c
    JOIN LATERAL (SELECT group_id FROM app_groups WHERE app_id = c.app_id
                  UNION SELECT group_id FROM connection_groups WHERE connection_id = c.id) t ON true
    LEFT JOIN connection_groups g ON g.connection_id = c.id AND g.group_id = t.group_id
    LEFT JOIN groups d ON d.id = t.group_id
   WHERE c.id = $1`;

/** Keeps which groups are pushed, and what their user groups are called by. */
export class ConnectionGroupStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of a connection, by name. */
  list(id: ConnectionId): Promise<ConnectionGroup[]> {
    return this.#database.query<ConnectionGroup>(
      `${selectGroups} ORDER BY lower(coalesce(d.name, g.name)), t.group_id`,
      [id],
    );
  }

  async find(tx: Transaction, id: ConnectionId, groupId: GroupId): Promise<ConnectionGroup | undefined> {
    const rows: ConnectionGroup[] = await tx.query(`${selectGroups} AND t.group_id = $2`, [id, groupId]);
    return rows[0];
  }

  /** Another group that is to be called by this handle; case does not count (Slack facts, SCIM §4 userName). */
  async holderOf(tx: Transaction, id: ConnectionId, handle: string, except: GroupId): Promise<string | undefined> {
    const rows: { name: string }[] = await tx.query(
      `SELECT coalesce(d.name, g.name) AS name FROM connection_groups g LEFT JOIN groups d ON d.id = g.group_id
        WHERE g.connection_id = $1 AND lower(g.handle) = lower($2) AND g.group_id <> $3 LIMIT 1`,
      [id, handle, except],
    );
    return rows[0]?.name;
  }

  /** Makes the row that is not there yet. */
  async ensure(tx: Transaction, id: ConnectionId, group: { id: GroupId; name: string }, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO connection_groups (connection_id, group_id, pushed, name, updated_at) VALUES ($1, $2, false, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, group.id, group.name, at],
    );
  }

  async update(
    tx: Transaction,
    id: ConnectionId,
    groupId: GroupId,
    group: Pick<ConnectionGroup, 'pushed' | 'handle' | 'description' | 'defaultChannelIds' | 'state'>,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE connection_groups SET pushed = $3, handle = $4, description = $5, default_channel_ids = $6, state = $7,
              updated_at = $8 WHERE connection_id = $1 AND group_id = $2`,
      [id, groupId, group.pushed, group.handle, group.description, group.defaultChannelIds, group.state, at],
    );
  }
}
