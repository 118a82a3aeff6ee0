import { recordAudit } from '../audit';
import type { Role } from '../contracts';
import type { Actor, Clock, UserId } from '../core';
import type { Database, Transaction } from '../db';
import type { DirectoryService, User } from '../directory';
import { notOwner, ownRole } from './administrator-error';
import { type Administrator, findRole, listAdministrators, putRole, removeRole } from './role-store';

/** Roles of the people who administer. Owners are the directory's administrators; the other roles are kept here. */
export class RoleService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #directory: DirectoryService;

  constructor(options: { database: Database; clock: Clock; directory: DirectoryService }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#directory = options.directory;
  }

  /** The role somebody has now, or none. */
  roleOf(userId: UserId): Promise<Role | undefined> {
    return findRole(this.#database.manager, userId);
  }

  list(): Promise<Administrator[]> {
    return listAdministrators(this.#database);
  }

  /**
   * Gives a person a role, another one, or none; what they are signed in with follows at once.
   *
   * @throws AdministratorError `administrators.own_role` (R59), `administrators.not_owner` when a person who is no owner
   * tries; DirectoryError `directory.last_administrator`, `directory.user_not_found`
   */
  async change(actor: Actor, userId: UserId, role: Role | null): Promise<void> {
    await this.#database.transaction(async (tx) => {
      if (actor.kind === 'user') await this.#refuseForeign(tx, actor, userId);
      const before = await findRole(tx, userId);
      if (before === (role ?? undefined)) return;
      const person = await this.#directory.getUser(userId, tx);
      if ((before === 'owner') !== (role === 'owner')) {
        await this.#directory.updateUser(actor, userId, { administrator: role === 'owner' }, tx);
      }
      if (role === null || role === 'owner') await removeRole(tx, userId);
      else await putRole(tx, userId, role, this.#clock.now());
      await this.#record(tx, actor, person, before ?? null, role);
    });
  }

  async #refuseForeign(tx: Transaction, actor: Actor, userId: UserId): Promise<void> {
    if (actor.id === userId) throw ownRole();
    if ((await findRole(tx, actor.id as UserId)) !== 'owner') throw notOwner();
  }

  #record(tx: Transaction, actor: Actor, person: User, before: Role | null, after: Role | null): Promise<void> {
    return recordAudit(tx, {
      action: 'administrators.role_change',
      actor,
      outcome: 'success',
      subject: { kind: 'user', id: person.id, name: person.username },
      before: { role: before },
      after: { role: after },
      at: this.#clock.now(),
    });
  }
}
