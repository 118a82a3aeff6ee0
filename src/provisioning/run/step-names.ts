import type { PlanId } from '../../core';
import type { Database } from '../../db';
import { personNameSql } from '../../directory';
import { personPrefix } from '../plan/operation';
import type { Step } from './step';

/** How the two sides of a change are called; undefined: what stands there has no name of its own. */
export type ChangeNames = { before: string | undefined; after: string | undefined };

/** A manager as a step of a plan names them: the id of an account, or `personPrefix` and the person's own. */
type Asked = { planId: PlanId; manager: string };

/** Names for the managers in steps: of a manager a step holds an id alone, which nobody knows anybody by. */
export class StepNames {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * By whose account it is, else by what the account is called; who gets an account by the same plan, by their own name.
   * All are looked up at once, however many steps there are.
   *
   * @returns of each step that changes a manager, by its id
   */
  async managersOf(steps: readonly Step[]): Promise<ReadonlyMap<Step['id'], ChangeNames>> {
    const changed = steps.flatMap(({ id, planId, operation }) => {
      const change = 'changes' in operation ? operation.changes.manager : undefined;
      return change === undefined ? [] : [{ id, planId, ...change }];
    });
    const asked = new Map<string, Asked>();
    for (const { planId, before, after } of changed) {
      for (const manager of [before, after]) {
        if (manager !== null) asked.set(keyOf(planId, manager), { planId, manager });
      }
    }
    const names = await this.#read([...asked.values()]);
    return new Map(
      changed.map(({ id, planId, before, after }) => [
        id,
        { before: names.get(keyOf(planId, before)), after: names.get(keyOf(planId, after)) },
      ]),
    );
  }

  async #read(asked: readonly Asked[]): Promise<Map<string, string>> {
    if (asked.length === 0) return new Map();
    const personOf = (manager: string) =>
      manager.startsWith(personPrefix) ? manager.slice(personPrefix.length) : null;
    const rows = await this.#database.query<Asked & { name: string | null }>(
      `SELECT given.plan_id AS "planId", given.manager,
              coalesce(${personNameSql('u')}, nullif(r.display_name, ''), r.user_name) AS name
         FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS given (plan_id, manager, user_id)
         JOIN plans p ON p.id = given.plan_id
         LEFT JOIN remote_accounts r ON r.connection_id = p.connection_id AND r.account_id = given.manager
         LEFT JOIN bindings b
           ON b.connection_id = p.connection_id AND b.account_id = given.manager AND b.state = 'bound'
         LEFT JOIN users u ON u.id = coalesce(given.user_id, b.user_id)`,
      [
        asked.map(({ planId }) => planId),
        asked.map(({ manager }) => manager),
        asked.map(({ manager }) => personOf(manager)),
      ],
    );
    return new Map(
      rows.flatMap(({ planId, manager, name }) => (name === null ? [] : [[keyOf(planId, manager), name]])),
    );
  }
}

/** The same account is of another name in another connection. */
function keyOf(planId: PlanId, manager: string | null): string {
  return `${planId} ${manager}`;
}
