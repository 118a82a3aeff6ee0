import type { ConnectionId, GroupId, UserId } from '../../core';
import type { Database, Transaction } from '../../db';

/** A place in the change feed: everything up to it was worked off. Texts, because both are 64 bit wide. */
export type FeedPlace = { transaction: string; seq: string };

/** One change, as far as it says whom to look at again. */
export type FeedChange = {
  place: FeedPlace;
  /** When it was made. */
  at: Date;
  kind: string;
  subjectId: UserId | GroupId;
  /** The person, child or app that a change of a group names; empty otherwise. */
  memberId: UserId | null;
  childId: GroupId | null;
  appId: string | null;
  /** What a deleted group held and was held by. */
  memberIds: UserId[];
  childIds: GroupId[];
  parentIds: GroupId[];
};

/** `more`: changes are there that cannot be put in order yet, because a transaction before them is still open. */
export type FeedPage = { changes: FeedChange[]; more: boolean };

/** Changes read at once. */
const pageSize = 5_000;

type Row = Omit<FeedChange, 'place'> & { transaction: string; seq: string };

/**
 * The change feed of the directory, read in the order in which changes became visible: only transactions older than every
 * open one, so that none that commits late is missed.
 */
export class FeedStore {
  constructor(private readonly database: Database) {}

  /** Up to where a connection has worked the feed off; undefined before its first complete plan. */
  async placeOf(id: ConnectionId): Promise<FeedPlace | undefined> {
    const [row] = await this.database.query<{ transaction: string | null; seq: string | null }>(
      'SELECT feed_transaction::text AS transaction, feed_seq::text AS seq FROM connections WHERE id = $1',
      [id],
    );
    return row?.transaction && row.seq ? { transaction: row.transaction, seq: row.seq } : undefined;
  }

  /** The place behind everything that a reading that begins now is sure to see. */
  async present(): Promise<FeedPlace> {
    const [row] = await this.database.query<{ transaction: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS transaction',
    );
    if (row === undefined) throw new Error('PostgreSQL did not say which transactions are open');
    return { transaction: row.transaction, seq: '-1' };
  }

  /** The changes behind a place, oldest first. */
  async readBehind(place: FeedPlace): Promise<FeedPage> {
    const rows = await this.database.query<Row>(
      `SELECT transaction_id::text AS transaction, seq::text AS seq, at, kind, subject_id AS "subjectId",
              change #>> '{member,id}' AS "memberId", change #>> '{child,id}' AS "childId", change ->> 'appId' AS "appId",
              COALESCE(change -> 'memberIds', '[]') AS "memberIds", COALESCE(change -> 'childIds', '[]') AS "childIds",
              COALESCE(change -> 'parentIds', '[]') AS "parentIds"
         FROM directory_changes
        WHERE (transaction_id, seq) > ($1::xid8, $2::bigint)
          AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY transaction_id, seq LIMIT ${pageSize}`,
      [place.transaction, place.seq],
    );
    const changes = rows.map(({ transaction, seq, ...change }) => ({ place: { transaction, seq }, ...change }));
    return { changes, more: await this.isBehind(changes.at(-1)?.place ?? place) };
  }

  /** Whether anything is behind a place, put in order or not. */
  async isBehind({ transaction, seq }: FeedPlace): Promise<boolean> {
    const [row] = await this.database.query<{ more: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM directory_changes WHERE (transaction_id, seq) > ($1::xid8, $2::bigint)) AS more`,
      [transaction, seq],
    );
    return row?.more === true;
  }

  /**
   * Remembers, in the transaction that keeps what follows from them, that the changes up to a place were worked off; never
   * backwards, because others may be further.
   */
  async moveForward(tx: Transaction, id: ConnectionId, { transaction, seq }: FeedPlace): Promise<void> {
    await tx.query(
      `UPDATE connections SET feed_transaction = $2::xid8, feed_seq = $3::bigint
        WHERE id = $1 AND (feed_transaction IS NULL OR (feed_transaction, feed_seq) < ($2::xid8, $3::bigint))`,
      [id, transaction, seq],
    );
  }
}
