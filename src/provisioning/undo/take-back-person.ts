import type { OperationId, UserId } from '../../core';
import { isLeftWhenUnset } from '../plan/diff-values';
import { heldDigest } from '../plan/digests';
import type { AccountOperation, Operation, OperationReason, Phase, ValueChanges } from '../plan/operation';
import type { PlanNotice, PlanRefusal } from '../plan/plan';
import { type Protection, protectionOf } from '../plan/protect-account';
import { sameValue } from '../plan/same-value';
import { sayAttributes } from '../plan/say-person';
import type { AccountAttribute, RemoteAccount } from '../target/account';
import { historyOfAccount } from './history-of-account';
import type { DoneStep, TakeBack } from './take-back';

type AccountStep = AccountOperation & Operation;
/** `basis`: what the steps are planned from, instead of what the directory wants: the run. */
type Context = Parameters<typeof protectionOf>[1] & { newOperationId: () => OperationId; basis: string };

/**
 * Takes back what a run did to one account: values as they were, off or on as it was. What somebody changed since is left
 * as they made it; an account that the run made is deactivated, because Slack deletes none; a protected account stays on
 * (R105).
 *
 * @param steps done ones of one person, in the order in which they were done
 * @param account as it is now; null: it is gone
 */
export function takeBackPerson(
  steps: readonly DoneStep<AccountStep>[],
  account: RemoteAccount | null,
  context: Context,
): TakeBack {
  const last = steps.at(-1)?.operation;
  if (last === undefined) return { operations: [], refusals: [], notices: [] };
  const draft = new Draft(last.subject, account, context);
  if (account === null) {
    draft.notice('undo_account_gone', `The account of ${last.subject.name} is not in Slack any more.`);
    return draft.finished();
  }
  const history = historyOfAccount(steps);
  const changes = history.wasMade ? {} : restoredValues(history.values, account, draft);
  draft.restore(history.wasMade ? false : restoredState(history.active, account, draft), changes, history.wasMade);
  if (history.wasBound) {
    const sentence = `Before the run the account was not taken for ${last.subject.name}’s.`;
    draft.step('account.unbind', 'removals', {}, undo(sentence));
  }
  return draft.finished();
}

class Draft {
  readonly #operations: Operation[] = [];
  readonly #refusals: PlanRefusal[] = [];
  readonly #notices: PlanNotice[] = [];

  constructor(
    private readonly subject: { kind: 'person'; id: UserId; name: string },
    private readonly account: RemoteAccount | null,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.subject.name;
  }

  notice(code: string, sentence: string): void {
    this.#notices.push({ code, sentence, subjectId: this.subject.id });
  }

  step(kind: AccountStep['kind'], phase: Phase, changes: ValueChanges, reason: OperationReason): void {
    const held = this.account === null ? null : heldDigest(this.account);
    const basis = { wanted: this.context.basis, held };
    const accountId = this.account?.id ?? null;
    const id = this.context.newOperationId();
    this.#operations.push({ id, kind, phase, subject: this.subject, accountId, changes, reason, basis });
  }

  /** @param active null: as it is */
  restore(active: boolean | null, changes: ValueChanges, wasMade: boolean): void {
    const { account } = this;
    if (account === null) return;
    const isSwitched = active !== null && active !== account.active;
    const hasValues = Object.keys(changes).length > 0;
    if (!isSwitched && !hasValues) return;
    const protection = protectionOf(account, this.context);
    if (protection?.always === true) {
      this.#refuse(protection);
      return;
    }
    const had = hasValues ? ` and had other values: ${sayAttributes(changes)}` : '';
    const before = `Before the run the account of ${this.name}`;
    const mayBeOff = protection === undefined;
    if (isSwitched && !active && !mayBeOff) this.#refuse(protection);
    if (isSwitched && active) this.step('account.reactivate', 'accounts', changes, undo(`${before} was on${had}.`));
    else if (isSwitched && mayBeOff) {
      const made = `The run made the account of ${this.name}; Slack deletes none, so it is deactivated.`;
      this.step('account.deactivate', 'leavers', changes, undo(wasMade ? made : `${before} was off${had}.`));
    } else if (hasValues)
      this.step('account.update', 'accounts', changes, undo(`${before}${had.replace(' and', '')}.`));
  }

  #refuse({ code, sentence, remedy }: Protection): void {
    this.#refusals.push({ subject: this.subject, code, sentence: `It is not taken back: ${sentence}`, remedy });
  }

  finished(): TakeBack {
    return { operations: this.#operations, refusals: this.#refusals, notices: this.#notices };
  }
}

const undo = (sentence: string): OperationReason => ({ code: 'undo', sentence });

function restoredState(
  active: { before: boolean; after: boolean } | null,
  account: RemoteAccount,
  draft: Draft,
): boolean | null {
  if (active === null || active.before === active.after) return null;
  if (account.active === active.after) return active.before;
  draft.notice(
    'undo_changed_since',
    `The account of ${draft.name} was switched ${account.active ? 'on' : 'off'} since the run, and stays so.`,
  );
  return null;
}

/** Values as they were, of attributes that still are what the run made of them. */
function restoredValues(values: ValueChanges, account: RemoteAccount, draft: Draft): ValueChanges {
  const changes: ValueChanges = {};
  const changedSince: string[] = [];
  for (const [attribute, change] of Object.entries(values) as [
    AccountAttribute,
    { before: string | null; after: string | null },
  ][]) {
    const { before, after } = change;
    const now = attribute === 'photo' ? after : (account.values[attribute] ?? null);
    if (before === now || (before !== null && now !== null && sameValue(attribute, before, now))) continue;
    const isOurs = now === after || (now !== null && after !== null && sameValue(attribute, after, now));
    if (!isOurs) changedSince.push(attribute);
    else if (before !== null || !isLeftWhenUnset(attribute)) changes[attribute] = { before: now, after: before };
  }
  if (changedSince.length > 0) {
    draft.notice(
      'undo_changed_since',
      `Of the account of ${draft.name}, ${changedSince.join(', ')} changed since the run, and ${changedSince.length === 1 ? 'stays' : 'stay'} so.`,
    );
  }
  return changes;
}
