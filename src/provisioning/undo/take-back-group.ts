import type { AccountId, GroupId, OperationId } from '../../core';
import { heldGroupDigest } from '../plan/digests';
import { membershipParts } from '../plan/group-limits';
import type { GroupOperation, MemberRef, Operation, Phase, UsergroupText } from '../plan/operation';
import type { PlanNotice } from '../plan/plan';
import type { RemoteGroup, UsergroupDetails } from '../target/account';
import { type GroupHistory, historyOfGroup } from './history-of-group';
import type { DoneStep, TakeBack } from './take-back';

type Remote = NonNullable<GroupNow['remote']>;
type GroupStep = GroupOperation & Operation;
type Content<Each = GroupOperation> = Each extends GroupOperation ? Omit<Each, 'subject' | 'remoteId'> : never;

/** What a group is now, as far as undoing looks. */
export type GroupNow = {
  /** Null: gone. */
  remote: Pick<RemoteGroup, 'id' | 'name' | 'memberIds'> | null;
  /** Null: cannot be asked. */
  details: Pick<UsergroupDetails, 'handle' | 'description' | 'channelIds'> | null;
};

/** `basis`: what the steps are planned from, instead of what the directory wants: the run. */
type Context = { newOperationId: () => OperationId; basis: string };

/**
 * Takes back what a run did to one group: who is in it, its name and its text as they were; one that the run made is
 * deleted, one that it deleted is made again with those who were in it. What somebody changed since is left.
 *
 * @param steps done ones of one group, in the order in which they were done
 */
export function takeBackGroup(steps: readonly DoneStep<GroupStep>[], now: GroupNow, context: Context): TakeBack {
  const last = steps.at(-1)?.operation;
  if (last === undefined) return { operations: [], refusals: [], notices: [] };
  const history = historyOfGroup(steps);
  const draft = new Draft(last.subject, now, context);
  if (history.deleted !== null) {
    const { name, members, text } = history.deleted;
    if (now.remote !== null)
      draft.notice('undo_changed_since', `The group ${name} was made again since the run, and stays so.`);
    else
      draft.remake(
        name,
        members.map((id) => memberOf(id, history)),
        text,
      );
  } else if (now.remote === null) {
    draft.notice('undo_group_gone', `The group ${last.subject.name} is not in Slack any more.`);
  } else if (history.wasMade) {
    draft.step('removals', `The run made the group ${now.remote.name}.`, {
      kind: 'group.delete',
      name: now.remote.name,
    });
  } else draft.restore(now.remote, history);
  return draft.finished();
}

class Draft {
  readonly #operations: Operation[] = [];
  readonly #notices: PlanNotice[] = [];

  constructor(
    private readonly subject: { kind: 'group'; id: GroupId; name: string },
    private readonly now: GroupNow,
    private readonly context: Context,
  ) {}

  notice(code: string, sentence: string): void {
    this.#notices.push({ code, sentence, subjectId: this.subject.id });
  }

  step(phase: Phase, sentence: string, content: Content): void {
    this.#operations.push({
      id: this.context.newOperationId(),
      phase,
      subject: this.subject,
      remoteId: this.now.remote?.id ?? null,
      ...content,
      reason: { code: 'undo', sentence },
      basis: { wanted: this.context.basis, held: digestOf(this.now.remote) },
    });
  }

  /** A group that is made anew has another id in Slack. */
  remake(name: string, members: readonly MemberRef[], text: UsergroupText | undefined): void {
    const [first, ...others] = membershipParts({ add: [...members], remove: [] });
    if (first === undefined) {
      this.notice('undo_group_empty', `The group ${name} had nobody in it, so it is not made again.`);
      return;
    }
    const sentence = `The run deleted the group ${name}: it is made again with the ${members.length} who were in it.`;
    this.step('groups', sentence, { kind: 'group.create', name, members: first.add });
    for (const part of others) this.step('members', sentence, { kind: 'group.members', ...part });
    if (text !== undefined && Object.keys(text).length > 0) {
      this.step('texts', sentence, { kind: 'group.describe', before: {}, after: text });
    }
  }

  restore(remote: Remote, history: GroupHistory): void {
    const { name, text } = history;
    if (name !== null && remote.name === name.after && name.before !== name.after) {
      const sentence = `Before the run the group was called ${name.before}.`;
      this.step('groups', sentence, { kind: 'group.rename', before: name.after, after: name.before });
    } else if (name !== null && remote.name !== name.before) {
      this.notice('undo_changed_since', `The group was renamed to ${remote.name} since the run, and keeps that name.`);
    }
    const held = new Set(remote.memberIds);
    const memberRef = (id: AccountId) => memberOf(id, history);
    const add = [...history.removed].filter((id) => !held.has(id)).map(memberRef);
    const remove = [...history.added].filter((id) => held.has(id)).map(memberRef);
    for (const part of membershipParts({ add, remove })) {
      const sentence = `Before the run others were in the group ${remote.name}.`;
      this.step('members', sentence, { kind: 'group.members', ...part });
    }
    if (text !== null) this.#restoreText(remote, text);
    if (history.wasEnabled) {
      this.notice(
        'undo_stays_enabled',
        `The group ${remote.name} was disabled before the run; it stays enabled, with its members as they were.`,
      );
    }
    if (history.wasAdopted) {
      this.notice(
        'undo_stays_ours',
        `The group ${remote.name} was taken over by the run; to leave it to Slack, stop pushing it.`,
      );
    }
  }

  finished(): TakeBack {
    return { operations: this.#operations, refusals: [], notices: this.#notices };
  }

  #restoreText(remote: Remote, { before, after }: { before: UsergroupText; after: UsergroupText }): void {
    const { details } = this.now;
    const parts = (Object.keys(after) as (keyof UsergroupText)[]).filter(
      (part) => details === null || String(details[part]) === String(after[part]),
    );
    if (parts.length === 0) return;
    const pick = (text: UsergroupText) => Object.fromEntries(parts.map((part) => [part, text[part]]));
    const sentence = `Before the run the group ${remote.name} had another text.`;
    this.step('texts', sentence, { kind: 'group.describe', before: pick(after), after: pick(before) });
  }
}

function digestOf(remote: Remote | null): string | null {
  return remote && heldGroupDigest({ name: remote.name, text: [], memberIds: remote.memberIds });
}

function memberOf(accountId: AccountId, { members }: GroupHistory): MemberRef {
  return members.get(accountId) ?? { userId: null, accountId, name: accountId };
}
