import { recordAudit } from '../../audit';
import {
  type AccountId,
  type Actor,
  type AppId,
  type Clock,
  type ConnectionId,
  decodeCursor,
  decodeNameCursor,
  encodeCursor,
  type Page,
  type UserId,
} from '../../core';
import type { Database, Transaction } from '../../db';
import type { AccountFilter, AccountListStore } from './account-list-store';
import type { BindingRow, ClassifiedAccount, PersonBinding, SeenBinding } from './binding';
import {
  accountNotFound,
  accountUnfit,
  bindingChanged,
  nothingBound,
  nothingProposed,
  personUnknownHere,
} from './binding-errors';
import type { BindingStore } from './binding-store';
import { countsOf } from './counts-of';
import type { PeopleFilter, PeopleListStore } from './people-list-store';

type Connection = { id: ConnectionId; appId: AppId };
type Person = { id: UserId; username: string };
type Paging = { cursor?: string | undefined; limit: number };

type Collaborators = {
  database: Database;
  clock: Clock;
  people: PeopleListStore;
  accounts: AccountListStore;
  bindings: BindingStore;
};

/** Who is which account in Slack: seen, counted, and decided by hand where signals do not. Nothing is written to Slack. */
export class BindingService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** People in each state, accounts of each class, and how their binding links stand. */
  async counts(connection: Connection) {
    const [people, accounts] = await Promise.all([
      this.#use.people.counts(connection, this.#use.clock.now()),
      this.#use.accounts.counts(connection),
    ]);
    return countsOf(people, accounts);
  }

  /** Everybody and their account, in the order of usernames. @throws `page.cursor_invalid` */
  async listPeople(connection: Connection, filter: PeopleFilter, paging: Paging): Promise<Page<PersonBinding>> {
    const place = paging.cursor === undefined ? undefined : decodeNameCursor(paging.cursor);
    const after = place && { sortKey: place.name, userId: place.id };
    const options = { count: paging.limit + 1, after, now: this.#use.clock.now() };
    const rows = await this.#use.people.list(connection, filter, options);
    return pageOf(rows, paging.limit, (last) => [last.sortKey, last.userId]);
  }

  /** What Slack has, in the order of usernames. @throws `page.cursor_invalid` */
  async listAccounts(connection: Connection, filter: AccountFilter, paging: Paging): Promise<Page<ClassifiedAccount>> {
    const [sortKey = '', accountId = ''] = paging.cursor === undefined ? [] : decodeCursor(paging.cursor, 2);
    const after = paging.cursor === undefined ? undefined : { sortKey, accountId };
    const rows = await this.#use.accounts.list(connection, filter, paging.limit + 1, after);
    return pageOf(rows, paging.limit, (last) => [last.sortKey, last.accountId]);
  }

  /** One person and their account. @throws ProvisioningError `provisioning.person_unknown` */
  async read(connection: Connection, person: Person): Promise<PersonBinding> {
    const options = { count: 1, after: undefined, now: this.#use.clock.now() };
    const [found] = await this.#use.people.list(connection, { userIds: [person.id] }, options);
    if (found === undefined) throw personUnknownHere();
    const { sortKey: _key, ...binding } = found;
    return binding;
  }

  /**
   * Says which account is somebody's. From the next plan on it is kept like the directory.
   *
   * @param accountId the account; undefined agrees to the one that was proposed
   * @param seen what was looked at; a decision over something else is refused
   * @throws ProvisioningError `provisioning.nothing_proposed`, `provisioning.account_not_found`,
   *   `provisioning.account_unfit`, `provisioning.account_taken`, `provisioning.changed_meanwhile`
   */
  async bind(
    actor: Actor,
    connection: Connection,
    person: Person,
    accountId: AccountId | undefined,
    seen: SeenBinding = {},
  ): Promise<PersonBinding> {
    await this.#use.database.transaction(async (tx) => {
      await this.#take(tx, connection, person, seen);
      await this.#bind(tx, actor, connection, person, accountId);
    });
    return this.read(connection, person);
  }

  /**
   * Agrees to what was proposed for several people; whoever has nothing proposed is left out and named.
   *
   * @returns how many are bound now
   */
  async confirm(actor: Actor, connection: Connection, people: readonly Person[]) {
    const skipped: UserId[] = [];
    await this.#use.database.transaction(async (tx) => {
      for (const person of people) {
        const before = await this.#use.bindings.take(tx, connection.id, person.id);
        if (before?.state === 'proposed') await this.#bind(tx, actor, connection, person, undefined);
        else skipped.push(person.id);
      }
    });
    return { confirmed: people.length - skipped.length, skipped };
  }

  /**
   * Takes an account away from somebody, or ends their being ignored. The account stays as it is in Slack; if it still
   * fits, it is proposed again and not taken by itself. Of whoever was ignored it is looked for as of anybody new.
   *
   * @throws ProvisioningError `provisioning.nothing_bound`, `provisioning.changed_meanwhile`
   */
  async unbind(actor: Actor, connection: Connection, person: Person, seen: SeenBinding = {}): Promise<PersonBinding> {
    await this.#use.database.transaction(async (tx) => {
      const at = this.#use.clock.now();
      const before = await this.#take(tx, connection, person, seen);
      if (before === undefined) throw nothingBound();
      if (before.state === 'bound' && before.accountId !== null) {
        const row: BindingRow = { ...before, state: 'proposed', managed: true, signals: {} };
        await this.#use.bindings.put(tx, row, null, at);
      } else {
        await this.#use.bindings.delete(tx, connection.id, person.id);
      }
      await this.#use.bindings.raise(tx, connection.id, person.id);
      await this.#record(tx, actor, 'provisioning.unbind', connection, person, before, undefined);
    });
    return this.read(connection, person);
  }

  /** Leaves somebody and their account alone, whatever the directory says, until they are unbound. @throws `provisioning.changed_meanwhile` */
  async ignore(actor: Actor, connection: Connection, person: Person, seen: SeenBinding = {}): Promise<PersonBinding> {
    await this.#use.database.transaction(async (tx) => {
      const before = await this.#take(tx, connection, person, seen);
      const row: BindingRow = {
        connectionId: connection.id,
        userId: person.id,
        accountId: before?.accountId ?? null,
        state: 'ignored',
        managed: false,
        signals: { hand: true },
      };
      await this.#use.bindings.put(tx, row, null, this.#use.clock.now());
      await this.#use.bindings.raise(tx, connection.id, person.id);
      await this.#record(tx, actor, 'provisioning.ignore', connection, person, before, row);
    });
    return this.read(connection, person);
  }

  /** Notes that Slack mailed binding links, which are good for 72 hours. @returns to how many people */
  async noteLinksSent(
    actor: Actor,
    connection: Connection,
    note: { sentAt?: Date | undefined; userIds?: readonly UserId[] | undefined },
  ): Promise<number> {
    return this.#use.database.transaction(async (tx) => {
      const at = this.#use.clock.now();
      const sentAt = note.sentAt ?? at;
      const changed = await this.#use.bindings.markLinksSent(tx, connection.id, note.userIds, sentAt);
      await recordAudit(tx, {
        action: 'provisioning.links_sent',
        actor,
        outcome: 'success',
        subject: { kind: 'connection', id: connection.id },
        after: { sentAt, people: changed },
        at,
      });
      return changed;
    });
  }

  /** The row of a person, as it was looked at: who decides second is told what the first has made of it, and replaces nothing unseen. */
  async #take(
    tx: Transaction,
    { id }: Connection,
    person: Person,
    { seenState, seenAccountId }: SeenBinding,
  ): Promise<BindingRow | undefined> {
    const row = await this.#use.bindings.take(tx, id, person.id);
    const { state, accountId } = row ?? { state: 'unbound' as const, accountId: null };
    if (seenState === undefined || (state === seenState && accountId === (seenAccountId ?? null))) return row;
    const account = accountId === null ? undefined : await this.#use.bindings.account(id, accountId);
    throw bindingChanged(state, account?.userName);
  }

  async #bind(
    tx: Transaction,
    actor: Actor,
    connection: Connection,
    person: Person,
    given: AccountId | undefined,
  ): Promise<void> {
    const before = await this.#use.bindings.take(tx, connection.id, person.id);
    const accountId = given ?? (before?.state === 'proposed' ? before.accountId : null);
    if (accountId === null) throw nothingProposed();
    const account = await this.#use.bindings.account(connection.id, accountId);
    if (account === undefined) throw accountNotFound();
    if (account.kind === 'bot' || account.kind === 'external') throw accountUnfit(account.kind);
    const row: BindingRow = {
      connectionId: connection.id,
      userId: person.id,
      accountId,
      state: 'bound',
      managed: true,
      signals: { hand: true },
    };
    await this.#use.bindings.put(tx, row, account.userName, this.#use.clock.now());
    await this.#use.bindings.raise(tx, connection.id, person.id);
    await this.#record(tx, actor, 'provisioning.bind', connection, person, before, row);
  }

  #record(
    tx: Transaction,
    actor: Actor,
    action: string,
    connection: Connection,
    { id, username }: Person,
    before: BindingRow | undefined,
    after: BindingRow | undefined,
  ): Promise<void> {
    const sideOf = (row: BindingRow | undefined) => ({
      connectionId: connection.id,
      state: row?.state ?? 'unbound',
      accountId: row?.accountId ?? null,
    });
    const subject = { kind: 'user', id, name: username };
    const change = { before: sideOf(before), after: sideOf(after) };
    return recordAudit(tx, { action, actor, outcome: 'success', subject, ...change, at: this.#use.clock.now() });
  }
}

function pageOf<Row extends { sortKey: string }>(
  rows: readonly Row[],
  limit: number,
  keysOf: (last: Row) => string[],
): Page<Omit<Row, 'sortKey'>> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const items = kept.map(({ sortKey: _key, ...row }) => row);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : undefined };
}
