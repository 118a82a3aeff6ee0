import type { AccountId } from '../../core';
import type { GroupOperation, MemberRef, Operation, UsergroupText } from '../plan/operation';
import type { DoneStep } from './take-back';

/** What a run did to one group, from first to last. */
export type GroupHistory = {
  wasMade: boolean;
  wasAdopted: boolean;
  wasEnabled: boolean;
  /** What it was when it was deleted. */
  deleted: { name: string; members: readonly AccountId[]; text: UsergroupText | undefined } | null;
  name: { before: string; after: string } | null;
  /** Who came and who left, when all is summed up. */
  added: ReadonlySet<AccountId>;
  removed: ReadonlySet<AccountId>;
  text: { before: UsergroupText; after: UsergroupText } | null;
  /** Whose an account is, as far as the steps say. */
  members: ReadonlyMap<AccountId, MemberRef>;
};

/** Sums up steps about one group. */
export function historyOfGroup(steps: readonly DoneStep<GroupOperation & Operation>[]): GroupHistory {
  const added = new Set<AccountId>();
  const removed = new Set<AccountId>();
  const members = new Map<AccountId, MemberRef>();
  const history = { wasMade: false, wasAdopted: false, wasEnabled: false, added, removed, members };
  let deleted = null as GroupHistory['deleted'];
  let name = null as GroupHistory['name'];
  let text = null as GroupHistory['text'];
  for (const { operation, result } of steps) {
    switch (operation.kind) {
      case 'group.create':
        history.wasMade = true;
        break;
      case 'group.adopt':
        history.wasAdopted = true;
        break;
      case 'group.enable':
        history.wasEnabled = true;
        break;
      case 'group.rename':
        name = { before: name?.before ?? operation.before, after: operation.after };
        break;
      case 'group.describe':
        text = {
          before: { ...operation.before, ...text?.before },
          after: { ...text?.after, ...operation.after },
        };
        break;
      case 'group.delete':
        deleted = { name: operation.name, members: result.before.members ?? [], text: result.before.text };
        break;
      case 'group.members':
        for (const member of [...operation.add, ...operation.remove]) {
          if (member.accountId !== null) members.set(member.accountId, member);
        }
        for (const id of result.after.added ?? []) if (!removed.delete(id)) added.add(id);
        for (const id of result.after.removed ?? []) if (!added.delete(id)) removed.add(id);
    }
  }
  return { ...history, deleted, name, text };
}
