import type { AccountId } from '../../core';
import { type AccountOperation, type Operation, personPrefix, type ValueChanges } from '../plan/operation';
import type { AccountAttribute, RemoteAccount } from '../target/account';
import { TargetError } from '../target/target-error';
import { lookForAccount } from './look-for-account';
import type { Outcome, RefusedAttribute } from './outcome';
import type { Performance } from './performance';
import { sortOutcome } from './sort-outcome';
import type { StepSide } from './step';
import { type NullableValues, notTaken, writeAccount } from './write-account';

type AccountStep = AccountOperation & Operation;

/**
 * Carries out a step about one account. Everything that is not exactly as wanted afterwards is said: an attribute that
 * Slack refuses or does not take waits for a person, the others are written all the same.
 */
export async function performAccount(operation: AccountStep, performance: Performance): Promise<Outcome> {
  try {
    switch (operation.kind) {
      case 'account.bind':
        return await bind(operation, performance);
      case 'account.unbind':
        return { kind: 'done', result: { before: { accountId: operation.accountId ?? undefined }, after: {} } };
      case 'account.create':
        return await create(operation, performance);
      case 'account.update':
      case 'account.reactivate':
        return await update(operation, performance, true);
      case 'account.deactivate':
        return await update(operation, performance, false);
    }
  } catch (error) {
    return sortOutcome(error);
  }
}

/** Sends nothing, and asks nothing that the plan did not ask: a company that comes with its accounts binds them all at once. */
async function bind({ accountId }: AccountStep, { target, knownAccount }: Performance): Promise<Outcome> {
  const account =
    accountId === null ? undefined : ((await knownAccount(accountId)) ?? (await target.readAccount(accountId)));
  if (account === undefined) return notThere(null);
  return { kind: 'done', result: { before: {}, after: { accountId: account.id, active: account.active } }, account };
}

async function create(operation: AccountStep, performance: Performance): Promise<Outcome> {
  const values = await wantedValues(operation.changes, performance);
  const { target, mayBeDone } = performance;
  const { refused, account } = await (async () => {
    const found = mayBeDone ? await lookForAccount(values, target) : undefined;
    if (found !== undefined) return { account: found, refused: [] };
    try {
      const set = definedOf(values);
      return await writeAccount(set, performance, (given) =>
        target.createAccount(definedOf(given), operation.subject.id),
      );
    } catch (error) {
      // Whoever answers late has made it after all: an account that fits in every point is the one that was asked for.
      const isOurs = error instanceof TargetError && error.kind === 'already_exists' && mayBeDone;
      const late = isOurs ? await lookForAccount(values, target) : undefined;
      if (late === undefined) throw error;
      return { account: late, refused: [] };
    }
  })();
  const left = withoutRefused(values, refused);
  return completed(
    operation,
    { account, values: left, active: true, before: {}, refused, mayRepeat: true },
    performance,
  );
}

async function update(operation: AccountStep, performance: Performance, active: boolean): Promise<Outcome> {
  const { target, mayBeDone, accountIdOf } = performance;
  const accountId = operation.accountId ?? (await accountIdOf(operation.subject.id));
  if (accountId === undefined) return notThere(null);
  const values = await wantedValues(operation.changes, performance);
  const before = beforeOf(operation, accountId);
  try {
    const present = mayBeDone ? await target.readAccount(accountId) : undefined;
    if (present !== undefined && isAsWanted(present, values, active, performance)) {
      return { kind: 'done', result: { before, after: sideOf(present, values) }, account: present };
    }
    const open = present === undefined ? values : differing(present, values, performance);
    if (!active) await performance.endSessions(accountId);
    const { account, refused } = await writeAccount(open, performance, (given) =>
      target.updateAccount(accountId, { active, values: given }),
    );
    const left = withoutRefused(values, refused);
    return await completed(
      operation,
      { account, values: left, active, before, refused, mayRepeat: false },
      performance,
    );
  } catch (error) {
    // An account that is not there any more gives nobody access.
    if (!active && error instanceof TargetError && error.kind === 'not_found') return notThere(before);
    throw error;
  }
}

type Written = {
  account: RemoteAccount;
  values: NullableValues;
  active: boolean;
  before: StepSide;
  refused: readonly RefusedAttribute[];
  /** Whether what is missing may be sent once more: a creation can drop attributes in silence. */
  mayRepeat: boolean;
};

/** Reads back until everything is there or the patience is over, and says what is not. */
async function completed(operation: AccountStep, written: Written, performance: Performance): Promise<Outcome> {
  const { values, active, before } = written;
  const account = await readBack(written, performance);
  if (active && !account.active) return { kind: 'turned_inactive', account, error: turnedInactive };
  if (!active && account.active) return { kind: 'failed', error: stillActive };
  const missing = differing(account, values, performance);
  const names = Object.keys(missing) as AccountAttribute[];
  if (names.length > 0 && written.mayRepeat) {
    const again = await writeAgain(account, missing, performance);
    const left = withoutRefused(values, again.refused);
    const refused = [...written.refused, ...again.refused];
    return completed(
      operation,
      { ...written, account: again.account, values: left, refused, mayRepeat: false },
      performance,
    );
  }
  const refused = [...written.refused, ...names.map((name) => notTaken(name, missing[name] ?? null))];
  return {
    kind: 'done',
    result: { before, after: sideOf(account, values) },
    account,
    refused: refusedOf(operation, refused),
  };
}

/** Sends what a creation dropped in silence. The account is there: what is refused now does not undo that. */
async function writeAgain(account: RemoteAccount, missing: NullableValues, performance: Performance) {
  try {
    return await writeAccount(missing, performance, (values) =>
      performance.target.updateAccount(account.id, { active: true, values }),
    );
  } catch (error) {
    const outcome = sortOutcome(error);
    if (outcome.kind !== 'failed') throw error;
    const refuse = (name: AccountAttribute) => ({ ...notTaken(name, missing[name] ?? null), error: outcome.error });
    return { account, refused: (Object.keys(missing) as AccountAttribute[]).map(refuse) };
  }
}

/** An answer that shows everything counts as read back; otherwise Slack's reading may lag behind its writing. */
async function readBack({ account, values, active }: Written, performance: Performance): Promise<RemoteAccount> {
  let seen = account;
  for (const pauseMs of performance.lagPausesMs) {
    if (isAsWanted(seen, values, active, performance)) return seen;
    await performance.pause(pauseMs);
    seen = (await performance.target.readAccount(account.id)) ?? seen;
  }
  return seen;
}

/** A refused attribute is told with what it was before, so that it can be tried again by itself. */
function refusedOf({ changes }: AccountStep, refused: readonly RefusedAttribute[]): RefusedAttribute[] {
  return refused.map((each) => ({ ...each, change: changes[each.attribute] ?? each.change }));
}

/** What is to be written, with managers by their account; one who has no account yet is left for when they do. */
async function wantedValues(changes: ValueChanges, { accountIdOf }: Performance): Promise<NullableValues> {
  const values: { [attribute in AccountAttribute]?: string | null } = {};
  for (const [name, change] of Object.entries(changes) as [AccountAttribute, { after: string | null }][]) {
    const { after } = change;
    if (after?.startsWith(personPrefix)) {
      const accountId = await accountIdOf(after.slice(personPrefix.length));
      if (accountId !== undefined) values[name] = accountId;
    } else values[name] = after;
  }
  return values;
}

function isAsWanted(
  account: RemoteAccount,
  values: NullableValues,
  active: boolean,
  performance: Performance,
): boolean {
  return account.active === active && Object.keys(differing(account, values, performance)).length === 0;
}

function differing(account: RemoteAccount, values: NullableValues, { isSame }: Performance): NullableValues {
  const differs = ([name, value]: [string, string | null | undefined]) =>
    !isSame(name as AccountAttribute, value ?? null, account.values[name as AccountAttribute] ?? null);
  return Object.fromEntries(Object.entries(values).filter(differs));
}

function definedOf(values: NullableValues): { [attribute in AccountAttribute]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function withoutRefused(values: NullableValues, refused: readonly RefusedAttribute[]): NullableValues {
  const names = new Set<string>(refused.map(({ attribute }) => attribute));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

function beforeOf({ kind, changes }: AccountStep, accountId: AccountId): StepSide {
  const values = Object.fromEntries(Object.entries(changes).map(([name, { before }]) => [name, before]));
  return { accountId, active: kind !== 'account.reactivate', values };
}

function sideOf(account: RemoteAccount, values: NullableValues): StepSide {
  const names = Object.keys(values) as AccountAttribute[];
  const held = Object.fromEntries(names.map((name) => [name, account.values[name] ?? null]));
  return { accountId: account.id, active: account.active, values: held };
}

function notThere(before: StepSide | null): Outcome {
  return { kind: 'skipped', result: { before: before ?? {}, after: {}, skipped: 'not_there' }, account: null };
}

const turnedInactive = {
  kind: 'mismatch',
  slackCode: '[turned_inactive]',
  what: 'Slack answered that the account is deactivated, although it was told to be on.',
  meaning: 'Something in Slack switches accounts off; going on could lock out more people.',
  remedy: 'Look into Slack’s audit log for who deactivated it, then resume the run.',
  attribute: null,
};

const stillActive = {
  kind: 'mismatch',
  slackCode: '[still_active]',
  what: 'Slack took the deactivation, and the account is still on.',
  meaning: 'The person may still enter Slack.',
  remedy: 'Deactivate the account in Slack’s administration, and try again.',
  attribute: null,
};
