import { type NewUser, newUser, type UserPatch, type UserState, userPatch, userQuery } from '../contracts';
import { type Actor, type Clock, decodeCursor, encodeCursor, newId, type Page, type UserId } from '../core';
import type { Database, Transaction } from '../db';
import { batchesOf } from './batches-of';
import { type DirectoryChange, writeChanges } from './change-store';
import type { CustomAttributeStore } from './custom-attribute-store';
import { diffAttributes, withoutUnset } from './diff-attributes';
import { changedMeanwhile, lastAdministrator, ownRole, userNotFound } from './directory-errors';
import { mergeCustom } from './merge-custom';
import { inputInvalid, parseInput } from './parse-input';
import { searchQueryText } from './search-words';
import { type DeletedUser, mayAdminister, type User, userAttributeNames } from './user';
import type { ListedUser, UserStore } from './user-store';
import { within } from './within';

/** People whose changes are worked out before others get their turn. */
const peopleAtATime = 500;

/** A person before and after a change. */
export type UserRevision = { before: User; after: User };

/** People: creating, changing, deleting and finding them. */
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly users: UserStore,
    private readonly customAttributes: CustomAttributeStore,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, input: NewUser, tx?: Transaction): Promise<User> {
    const given = parseInput(newUser, input);
    return within(this.database, tx, async (tx) => {
      const at = this.clock.now();
      const custom = await this.#mergeCustom(tx, {}, given.custom);
      const person: User = {
        ...given,
        id: newId<UserId>(),
        managerId: given.managerId as UserId | null,
        custom,
        revision: 1,
        createdAt: at,
        updatedAt: at,
      };
      await this.writeNew(tx, actor, [person]);
      return person;
    });
  }

  async update(actor: Actor, id: UserId, input: UserPatch, tx?: Transaction): Promise<User> {
    const { custom: givenCustom, revision, ...patch } = parseInput(userPatch, input);
    return within(this.database, tx, async (tx) => {
      const before = await this.users.lock(tx, id);
      if (before === undefined) throw userNotFound();
      if (revision !== undefined && revision !== before.revision) throw changedMeanwhile('person');
      const custom = givenCustom ? await this.#mergeCustom(tx, before.custom, givenCustom) : before.custom;
      const after: User = { ...before, ...(patch as Partial<User>), custom };
      if (after.managerId === id) throw managerIsOneself();
      return this.writeRevision(tx, actor, { before, after });
    });
  }

  delete(actor: Actor, id: UserId, tx?: Transaction): Promise<void> {
    return within(this.database, tx, async (tx) => {
      const { person, reports } = await this.users.lockForDeletion(tx, id);
      if (person === undefined) throw userNotFound();
      if (mayAdminister(person)) await this.#requireAnotherAdministrator(tx, id);
      const at = this.clock.now();
      const subject = { id, name: person.username };
      const groups = await this.users.directGroupsOf(tx, id);
      if (reports.length > 0) await this.users.releaseReports(tx, id, at);
      await this.users.delete(tx, person, at);
      await writeChanges(tx, actor, at, [
        ...groups.map((group): DirectoryChange => ({ kind: 'member_removed', subject: group, member: subject })),
        ...reports.map((report): DirectoryChange => updated({ before: report, after: { ...report, managerId: null } })),
        {
          kind: 'user_deleted',
          subject,
          attributes: diffAttributes(withoutUnset(person), undefined, userAttributeNames),
        },
      ]);
    });
  }

  find(reference: string, tx?: Transaction): Promise<User | undefined> {
    return this.users.find(reference, tx);
  }

  async get(reference: string, tx?: Transaction): Promise<User> {
    const person = await this.users.find(reference, tx);
    if (person === undefined) throw userNotFound();
    return person;
  }

  findDeleted(id: string): Promise<DeletedUser | undefined> {
    return this.users.findDeleted(id);
  }

  async list(options: { search?: string; state?: UserState; cursor?: string; limit?: number }): Promise<Page<User>> {
    const { search, state, cursor, limit } = parseInput(userQuery, options);
    const [after] = cursor === undefined ? [undefined] : decodeCursor(cursor, 1);
    const rows = await this.users.list({ query: searchQueryText(search ?? ''), state, after, rows: limit + 1 });
    return toPage(rows, limit);
  }

  /** Writes people whose attributes were checked already, with feed and audit record. */
  async writeNew(tx: Transaction, actor: Actor, people: readonly User[]): Promise<void> {
    await this.users.insert(tx, people);
    const at = this.clock.now();
    for (const batch of batchesOf(people, peopleAtATime)) await writeChanges(tx, actor, at, batch.map(created));
  }

  /** Writes a checked change of somebody who is locked; nothing at all when nothing differs. */
  async writeRevision(tx: Transaction, actor: Actor, { before, after }: UserRevision): Promise<User> {
    const attributes = diffAttributes(before, after, userAttributeNames);
    if (Object.keys(attributes).length === 0) return before;
    if (attributes.administrator?.after === true && actor.kind === 'user' && actor.id === before.id) throw ownRole();
    if (mayAdminister(before) && !mayAdminister(after)) await this.#requireAnotherAdministrator(tx, before.id);
    const at = this.clock.now();
    const written = { ...after, revision: before.revision + 1, updatedAt: at };
    await this.users.update(tx, written);
    await writeChanges(tx, actor, at, [updated({ before, after })]);
    return written;
  }

  async #requireAnotherAdministrator(tx: Transaction, id: UserId): Promise<void> {
    if ((await this.users.countOtherAdministrators(tx, id)) === 0) throw lastAdministrator();
  }

  async #mergeCustom(tx: Transaction, current: User['custom'], given: Parameters<typeof mergeCustom>[1]) {
    if (Object.keys(given).length === 0) return current;
    const { custom, faults } = mergeCustom(current, given, await this.customAttributes.listForUse(tx));
    if (faults.length > 0) throw inputInvalid(faults);
    return custom;
  }
}

/** One page of people out of one row more than it may hold. */
export function toPage<Row extends ListedUser>(rows: readonly Row[], limit: number): Page<Omit<Row, 'sortKey'>> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ sortKey: _, ...person }) => person),
    nextCursor: last && encodeCursor([last.sortKey]),
  };
}

function created(person: User): DirectoryChange {
  return {
    kind: 'user_created',
    subject: { id: person.id, name: person.username },
    attributes: diffAttributes(undefined, withoutUnset(person), userAttributeNames),
  };
}

function updated(revision: UserRevision): DirectoryChange {
  return {
    kind: 'user_updated',
    subject: { id: revision.before.id, name: revision.after.username },
    attributes: diffAttributes(revision.before, revision.after, userAttributeNames),
  };
}

function managerIsOneself() {
  return inputInvalid([{ path: 'managerId', message: 'is the person itself' }]);
}
