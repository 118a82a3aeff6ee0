import type { GroupPatch, NewCustomAttribute, NewGroup, NewUser, UserPatch, UserState } from '../contracts';
import type { Actor, Clock, GroupId, Page, UserId } from '../core';
import type { Database, Transaction } from '../db';
import { CsvExport, type CsvExportOptions } from './csv-export';
import { CsvImport } from './csv-import';
import type { CsvImportOptions, CsvPlan } from './csv-plan';
import type { CustomAttribute } from './custom-attribute';
import { CustomAttributeService } from './custom-attribute-service';
import { CustomAttributeStore } from './custom-attribute-store';
import type { Group, GroupOfUser, Member } from './group';
import { GroupService } from './group-service';
import { GroupStore } from './group-store';
import type { DeletedUser, User } from './user';
import { UserService } from './user-service';
import { UserStore } from './user-store';

/** What a list takes: parts of words to look for, where to go on, and how many rows (1 to 200, default 50). */
export type ListOptions = { search?: string; cursor?: string; limit?: number };

/** What the list of people takes besides. */
export type UserListOptions = ListOptions & { state?: UserState };

/**
 * The directory: who there is, in which groups, with which attributes. The truth that everything else follows.
 *
 * Every change is written with its row in the change feed and its audit event in one transaction, the caller's if `tx`
 * is given; what changes nothing writes nothing. Every write throws `directory.input_invalid` with all faults when
 * the input does not keep to its contract (`src/contracts/directory.ts`).
 */
export class DirectoryService {
  readonly #users: UserService;
  readonly #groups: GroupService;
  readonly #customAttributes: CustomAttributeService;
  readonly #csvImport: CsvImport;
  readonly #csvExport: CsvExport;

  constructor(database: Database, clock: Clock) {
    const stores = {
      users: new UserStore(database),
      groups: new GroupStore(database),
      customAttributes: new CustomAttributeStore(database),
    };
    this.#users = new UserService(database, stores.users, stores.customAttributes, clock);
    this.#groups = new GroupService(database, stores.groups, stores.users, clock);
    this.#customAttributes = new CustomAttributeService(database, stores.customAttributes, clock);
    this.#csvImport = new CsvImport(database, stores, { users: this.#users, groups: this.#groups }, clock);
    this.#csvExport = new CsvExport(stores);
  }

  /** @throws `directory.username_taken`, `email_taken`, `username_is_foreign_email`, `manager_not_found` */
  createUser(actor: Actor, input: NewUser, tx?: Transaction): Promise<User> {
    return this.#users.create(actor, input, tx);
  }

  /**
   * Changes what `patch` names; null or empty unsets. Returns the person as they are now.
   *
   * @param patch.revision the one that was looked at; left out, whatever there is is changed
   * @throws as `createUser`, and `directory.user_not_found`, `directory.changed_meanwhile`; `last_administrator` when nobody could administer any
   * more (R59, in parallel too); `own_role` when somebody makes themselves an administrator
   */
  updateUser(actor: Actor, id: UserId, patch: UserPatch, tx?: Transaction): Promise<User> {
    return this.#users.update(actor, id, patch, tx);
  }

  /**
   * Deletes a person for good, with memberships; whoever they managed has no manager then. The id is remembered.
   *
   * @throws `directory.user_not_found`, `directory.last_administrator`
   */
  deleteUser(actor: Actor, id: UserId, tx?: Transaction): Promise<void> {
    return this.#users.delete(actor, id, tx);
  }

  /** By id, username or e-mail, without regard to case. */
  findUser(reference: string, tx?: Transaction): Promise<User | undefined> {
    return this.#users.find(reference, tx);
  }

  /** As `findUser`. @throws `directory.user_not_found` */
  getUser(reference: string, tx?: Transaction): Promise<User> {
    return this.#users.get(reference, tx);
  }

  /** Whoever had this id and was deleted. */
  findDeletedUser(id: string): Promise<DeletedUser | undefined> {
    return this.#users.findDeleted(id);
  }

  /** One page in the order of usernames, of those in one state if it is given. @throws `page.cursor_invalid` */
  listUsers(options: UserListOptions = {}): Promise<Page<User>> {
    return this.#users.list(options);
  }

  /** @throws `directory.group_name_taken` */
  createGroup(actor: Actor, input: NewGroup, tx?: Transaction): Promise<Group> {
    return this.#groups.create(actor, input, tx);
  }

  /** @throws `directory.group_not_found`, `directory.group_name_taken`, `directory.changed_meanwhile` */
  updateGroup(actor: Actor, id: GroupId, patch: GroupPatch, tx?: Transaction): Promise<Group> {
    return this.#groups.update(actor, id, patch, tx);
  }

  /** Deletes a group with its memberships and nestings; the people and groups in it stay. @throws `directory.group_not_found` */
  deleteGroup(actor: Actor, id: GroupId, tx?: Transaction): Promise<void> {
    return this.#groups.delete(actor, id, tx);
  }

  /** By id or name, without regard to case. */
  findGroup(reference: string, tx?: Transaction): Promise<Group | undefined> {
    return this.#groups.find(reference, tx);
  }

  /** As `findGroup`. @throws `directory.group_not_found` */
  getGroup(reference: string, tx?: Transaction): Promise<Group> {
    return this.#groups.get(reference, tx);
  }

  /** One page in the order of names; `search` may be any part of the name. @throws `page.cursor_invalid` */
  listGroups(options: ListOptions = {}): Promise<Page<Group>> {
    return this.#groups.list(options);
  }

  /** False when the person was in it already. @throws `directory.group_not_found`, `directory.user_not_found` */
  addMember(actor: Actor, groupId: GroupId, userId: UserId, tx?: Transaction): Promise<boolean> {
    return this.#groups.addMember(actor, groupId, userId, tx);
  }

  /** False when the person was not in it. @throws `directory.group_not_found`, `directory.user_not_found` */
  removeMember(actor: Actor, groupId: GroupId, userId: UserId, tx?: Transaction): Promise<boolean> {
    return this.#groups.removeMember(actor, groupId, userId, tx);
  }

  /**
   * Puts one group into another: its members are members of the parent then. False when it was there already.
   *
   * @throws `directory.group_cycle` when the parent would contain itself, in parallel too; `directory.group_not_found`
   */
  addChildGroup(actor: Actor, parentId: GroupId, childId: GroupId, tx?: Transaction): Promise<boolean> {
    return this.#groups.addChild(actor, parentId, childId, tx);
  }

  /** False when it was not there. @throws `directory.group_not_found` */
  removeChildGroup(actor: Actor, parentId: GroupId, childId: GroupId, tx?: Transaction): Promise<boolean> {
    return this.#groups.removeChild(actor, parentId, childId, tx);
  }

  /** Every group of a person, nested ones resolved, each with the shortest path to it. Nobody's id gives none. */
  groupsOf(userId: UserId, tx?: Transaction): Promise<GroupOfUser[]> {
    return this.#groups.groupsOf(userId, tx);
  }

  /** One page of a group's people in the order of usernames; `nested` adds those of the groups inside. @throws `directory.group_not_found` */
  membersOf(
    groupId: GroupId,
    options: { nested?: boolean; cursor?: string; limit?: number } = {},
  ): Promise<Page<Member>> {
    return this.#groups.membersOf(groupId, options);
  }

  /** The groups directly inside a group. @throws `directory.group_not_found` */
  childGroupsOf(groupId: GroupId): Promise<Group[]> {
    return this.#groups.childrenOf(groupId);
  }

  /** The groups that a group is directly inside of. @throws `directory.group_not_found` */
  parentGroupsOf(groupId: GroupId): Promise<Group[]> {
    return this.#groups.parentsOf(groupId);
  }

  listCustomAttributes(): Promise<CustomAttribute[]> {
    return this.#customAttributes.list();
  }

  /** @throws `directory.custom_attribute_taken` */
  defineCustomAttribute(actor: Actor, input: NewCustomAttribute, tx?: Transaction): Promise<CustomAttribute> {
    return this.#customAttributes.define(actor, input, tx);
  }

  /** @throws `directory.custom_attribute_in_use` while anybody has a value, `directory.custom_attribute_not_found` */
  removeCustomAttribute(actor: Actor, name: string, tx?: Transaction): Promise<void> {
    return this.#customAttributes.remove(actor, name, tx);
  }

  /**
   * Says what importing a CSV file would do, and changes nothing.
   *
   * Columns are named as the attributes, lists flattened (`phones.mobile`, `addresses.work.street`, `custom.shirtSize`);
   * `groups` holds the names of all direct groups, parted by `;`; `managerId` a username, e-mail or id. A column that
   * is not there leaves things as they are.
   *
   * @throws `directory.csv_unreadable` when it is no such file
   */
  planCsvImport(actor: Actor, file: Uint8Array, options: CsvImportOptions = {}): Promise<CsvPlan> {
    return this.#csvImport.plan(actor, file, options);
  }

  /**
   * Imports a CSV file in one transaction and returns what was done. The same file a second time changes nothing (R64).
   *
   * @param options.partial import the rows without faults where others have some; else a fault stops everything
   * @throws `directory.csv_unreadable`, `directory.csv_faulty`
   */
  applyCsvImport(
    actor: Actor,
    file: Uint8Array,
    options: CsvImportOptions & { partial?: boolean } = {},
  ): Promise<CsvPlan> {
    return this.#csvImport.apply(actor, file, options);
  }

  /** Everybody with their groups as pieces of a CSV file that `applyCsvImport` takes; formulas are made harmless (R63). */
  exportCsv(options: CsvExportOptions = {}): AsyncGenerator<string> {
    return this.#csvExport.lines(options);
  }
}
