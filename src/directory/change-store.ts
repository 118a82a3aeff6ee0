import { type AuditEvent, recordAudits } from '../audit';
import type { Actor, GroupId, UserId } from '../core';
import type { Transaction } from '../db';
import { batchesOf } from './batches-of';

export type ChangeKind =
  | 'user_created'
  | 'user_updated'
  | 'user_deleted'
  | 'group_created'
  | 'group_updated'
  | 'group_deleted'
  | 'member_added'
  | 'member_removed'
  | 'child_added'
  | 'child_removed';

/** What one attribute was and what it is now; null = not set. */
export type AttributeChange = { before: unknown; after: unknown };

/** Another thing that a change touches. */
export type Named<Id> = { id: Id; name: string };

/** One change of a person or a group: a row of the change feed, and an audit event. */
export type DirectoryChange = {
  kind: ChangeKind;
  subject: Named<UserId | GroupId>;
  /** By attribute; empty where only relations changed. */
  attributes?: Record<string, AttributeChange>;
  /** Who came into, or left, the group that is the subject. */
  member?: Named<UserId>;
  /** The group that came into, or left, the group that is the subject. */
  child?: Named<GroupId>;
  /** What a deleted group held and was held by: whoever mirrors it can no longer ask. */
  relations?: { memberIds: UserId[]; childIds: GroupId[]; parentIds: GroupId[] };
};

/** Changes written by one statement. */
const changesPerStatement = 500;

const actions: Record<ChangeKind, string> = {
  user_created: 'directory.user_create',
  user_updated: 'directory.user_update',
  user_deleted: 'directory.user_delete',
  group_created: 'directory.group_create',
  group_updated: 'directory.group_update',
  group_deleted: 'directory.group_delete',
  member_added: 'directory.member_add',
  member_removed: 'directory.member_remove',
  child_added: 'directory.child_add',
  child_removed: 'directory.child_remove',
};

/**
 * Writes changes to the feed and to the audit record, in the transaction that makes them, and wakes listeners on
 * `directory_changes` once it commits; what they are told is the highest `seq`.
 */
export async function writeChanges(
  tx: Transaction,
  actor: Actor,
  at: Date,
  changes: readonly DirectoryChange[],
): Promise<void> {
  for (const batch of batchesOf(changes, changesPerStatement)) {
    await appendToFeed(tx, actor, at, batch);
    await recordAudits(
      tx,
      batch.map((change) => toAuditEvent(change, actor, at)),
    );
  }
}

async function appendToFeed(
  tx: Transaction,
  actor: Actor,
  at: Date,
  changes: readonly DirectoryChange[],
): Promise<void> {
  await tx.query(
    `WITH appended AS (
       INSERT INTO directory_changes (at, kind, subject_id, actor, change)
       SELECT $1, given.kind, given.subject_id, $2, given.change
       FROM unnest($3::text[], $4::uuid[], $5::jsonb[]) WITH ORDINALITY AS given (kind, subject_id, change, place)
       ORDER BY given.place
       RETURNING seq
     )
     SELECT pg_notify('directory_changes', max(seq)::text) FROM appended`,
    [
      at,
      JSON.stringify(actor),
      changes.map((change) => change.kind),
      changes.map((change) => change.subject.id),
      changes.map((change) => JSON.stringify(toFeed(change))),
    ],
  );
}

function toFeed(change: DirectoryChange): object {
  const { subject, attributes = {}, member, child, relations } = change;
  return { name: subject.name, attributes, member, child, ...relations };
}

function toAuditEvent(change: DirectoryChange, actor: Actor, at: Date): AuditEvent {
  const { kind, subject, member, child, relations } = change;
  const touched = { ...(member && { member }), ...(child && { child }), ...relations };
  const before = { ...sideOf(change, 'before'), ...(isRemoval(kind) && touched) };
  const after = { ...sideOf(change, 'after'), ...(!isRemoval(kind) && touched) };
  return {
    action: actions[kind],
    actor,
    outcome: 'success',
    subject: { kind: kind.startsWith('user_') ? 'user' : 'group', id: subject.id, name: subject.name },
    ...(kind.endsWith('_created') ? {} : Object.keys(before).length > 0 && { before }),
    ...(kind.endsWith('_deleted') ? {} : Object.keys(after).length > 0 && { after }),
    at,
  };
}

function isRemoval(kind: ChangeKind): boolean {
  return kind.endsWith('_removed') || kind.endsWith('_deleted');
}

function sideOf(change: DirectoryChange, side: keyof AttributeChange): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change.attributes ?? {}).map(([name, attribute]) => [name, attribute[side]]),
  );
}
