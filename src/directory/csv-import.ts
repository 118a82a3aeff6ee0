import type { Actor, Clock, GroupId } from '../core';
import { isUuid } from '../core';
import type { Database, Transaction } from '../db';
import { batchesOf } from './batches-of';
import { type DirectoryChange, writeChanges } from './change-store';
import { splitList } from './csv-cells';
import { csvColumns, groupsColumn, idColumn, managerColumn } from './csv-columns';
import type { CsvImportOptions, CsvPlan } from './csv-plan';
import type { CustomAttributeStore } from './custom-attribute-store';
import { DirectoryError } from './directory-error';
import type { GroupService } from './group-service';
import type { GroupStore, Membership } from './group-store';
import { nameKey } from './name-key';
import { type CsvContext, type CsvDraft, type CsvPlanning, planCsv } from './plan-csv';
import { type CsvFile, readCsv } from './read-csv';
import { mayAdminister, type User } from './user';
import type { UserService } from './user-service';
import type { UserStore } from './user-store';

/** Number of the advisory lock under which one import is applied at a time. */
const importLock = 732_940_203;

/** Memberships written by one statement. */
const membershipsAtATime = 2_000;

/** Faults named in an error: enough to begin with; the plan has them all. */
const faultsInError = 100;

/** Import of people and their groups from CSV: first a plan, then the same plan carried out in one transaction. */
export class CsvImport {
  constructor(
    private readonly database: Database,
    private readonly stores: { users: UserStore; groups: GroupStore; customAttributes: CustomAttributeStore },
    private readonly services: { users: UserService; groups: GroupService },
    private readonly clock: Clock,
  ) {}

  async plan(actor: Actor, bytes: Uint8Array, options: CsvImportOptions): Promise<CsvPlan> {
    const file = await this.#read(bytes);
    return this.database.transaction(async (tx) => {
      const context = await this.#contextOf(tx, file, actor, options, false);
      return (await planCsv(file.rows, file.faults, context)).plan;
    });
  }

  async apply(actor: Actor, bytes: Uint8Array, options: CsvImportOptions & { partial?: boolean }): Promise<CsvPlan> {
    const file = await this.#read(bytes);
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [importLock]);
      const context = await this.#contextOf(tx, file, actor, options, true);
      const planning = await planCsv(file.rows, file.faults, context);
      if (planning.plan.faults.length > 0 && !options.partial) throw faulty(planning.plan);
      await this.#write(tx, actor, planning, context);
      return planning.plan;
    });
  }

  async #read(bytes: Uint8Array): Promise<CsvFile> {
    return readCsv(bytes, csvColumns(await this.stores.customAttributes.list()));
  }

  async #contextOf(
    tx: Transaction,
    file: CsvFile,
    actor: Actor,
    options: CsvImportOptions,
    forChange: boolean,
  ): Promise<CsvContext> {
    const { users, groups, customAttributes } = this.stores;
    const cells = (column: string) => file.rows.map(({ cells }) => cells.get(column)?.trim() ?? '');
    const references = [...cells(idColumn), ...cells(managerColumn), ...cells('username'), ...cells('email')];
    const groupKeys = new Set(cells(groupsColumn).flatMap(splitList).map(nameKey));
    const people = await users.findAll(
      tx,
      distinct(references.filter(isUuid)),
      distinct(references.map(nameKey)),
      forChange,
    );
    // Behind the locks on people, as everywhere: the other order could lock two writers into each other.
    const administratorIds = await users.administratorIds(tx, forChange);
    const memberships = await groups.directGroupsOf(
      people.map(({ id }) => id),
      tx,
    );
    const definitions = forChange ? await customAttributes.listForUse(tx) : await customAttributes.list(tx);
    return {
      people,
      groups: await groups.findAll(tx, [...groupKeys]),
      memberships,
      definitions,
      administratorIds,
      actor,
      options,
    };
  }

  /** Whoever becomes an administrator is written before whoever ceases to be one. */
  async #write(tx: Transaction, actor: Actor, { plan, drafts }: CsvPlanning, context: CsvContext): Promise<void> {
    const at = this.clock.now();
    const people = drafts.map((draft) => ({ draft, person: toUser(draft, at) }));
    await this.services.users.writeNew(
      tx,
      actor,
      people.filter(({ draft }) => draft.current === undefined).map(({ person }) => person),
    );
    const revisions = people
      .flatMap(({ draft, person }) => (draft.current ? [{ before: draft.current, after: person }] : []))
      .sort((left, right) => Number(mayAdminister(right.after)) - Number(mayAdminister(left.after)));
    for (const revision of revisions) await this.services.users.writeRevision(tx, actor, revision);
    await this.#writeMemberships(tx, actor, plan, people, context);
  }

  async #writeMemberships(
    tx: Transaction,
    actor: Actor,
    plan: CsvPlan,
    people: readonly { draft: CsvDraft; person: User }[],
    context: CsvContext,
  ): Promise<void> {
    const at = this.clock.now();
    const groupIds = new Map<string, GroupId>(context.groups.map(({ name, id }) => [name, id]));
    for (const { name, groupId } of context.memberships) groupIds.set(name, groupId);
    for (const name of plan.groupsToCreate) {
      groupIds.set(name, (await this.services.groups.create(actor, { name }, tx)).id);
    }
    const rows = new Map(people.map(({ draft, person }) => [draft.row, person]));
    const pairs = (entries: readonly { row: number; names: readonly string[] }[]) =>
      entries.flatMap(({ row, names }) => names.flatMap((name) => toPair(rows.get(row), groupIds.get(name), name)));
    const added = pairs([...plan.creates, ...plan.updates].map(({ row, groupsAdded: names }) => ({ row, names })));
    const removed = pairs(plan.updates.map(({ row, groupsRemoved: names }) => ({ row, names })));
    for (const batch of batchesOf(removed, membershipsAtATime)) {
      const written = await this.stores.groups.deleteMembers(tx, batch);
      await writeChanges(tx, actor, at, toChanges('member_removed', batch, written));
    }
    for (const batch of batchesOf(added, membershipsAtATime)) {
      const written = await this.stores.groups.insertMembers(tx, batch);
      await writeChanges(tx, actor, at, toChanges('member_added', batch, written));
    }
  }
}

/** A membership, and the names of both sides. */
type Pair = Membership & { groupName: string; username: string };

function toPair(person: User | undefined, groupId: GroupId | undefined, groupName: string): Pair[] {
  return person && groupId ? [{ groupId, userId: person.id, groupName, username: person.username }] : [];
}

/** Changes for those of the pairs that were not so already. */
function toChanges(
  kind: 'member_added' | 'member_removed',
  pairs: readonly Pair[],
  written: readonly Membership[],
): DirectoryChange[] {
  const keys = new Set(written.map(pairKey));
  return pairs
    .filter((pair) => keys.has(pairKey(pair)))
    .map(({ groupId, groupName, userId, username }) => ({
      kind,
      subject: { id: groupId, name: groupName },
      member: { id: userId, name: username },
    }));
}

function pairKey({ groupId, userId }: Membership): string {
  return `${groupId} ${userId}`;
}

function toUser({ id, current, attributes }: CsvDraft, at: Date): User {
  return {
    ...attributes,
    id,
    revision: current?.revision ?? 1,
    createdAt: current?.createdAt ?? at,
    updatedAt: current?.updatedAt ?? at,
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '' && !text.includes('\0'));
}

function faulty({ faults }: CsvPlan): DirectoryError {
  return new DirectoryError({
    code: 'directory.csv_faulty',
    status: 400,
    what: faults.length === 1 ? 'The file has one fault.' : `The file has ${faults.length} faults.`,
    meaning: 'Nothing was changed.',
    remedy: 'Correct the file, or ask for the rows without faults to be imported.',
    faults: faults.slice(0, faultsInError).map(({ row, column, message }) => ({
      path: column ? `row ${row}, ${column}` : `row ${row}`,
      message,
    })),
  });
}
