import type { AttributeRulePatch, NewAttributeRule } from '../contracts';
import type { Actor, AppId, Clock } from '../core';
import type { Database, Transaction } from '../db';
import type { App } from './app';
import { AppChanges } from './app-changes';
import type { AppStore } from './app-store';
import { changedRow, deletableRow, newRow, reorderedRows } from './attribute-table';

/** The attribute tables of apps. Every method answers with the app as it then is. */
export class AppAttributeService {
  readonly #store: AppStore;
  readonly #changes: AppChanges;

  constructor(collaborators: { database: Database; clock: Clock; store: AppStore }) {
    this.#store = collaborators.store;
    this.#changes = new AppChanges(collaborators);
  }

  /** Adds a last row to the attribute table. @throws AppError `apps.app_not_found`, `apps.invalid_input`, `apps.attribute_name_taken` */
  addAttribute(actor: Actor, id: AppId, input: NewAttributeRule, tx?: Transaction): Promise<App> {
    return this.#changes.change(tx, actor, id, 'apps.attribute_add', (own, app) =>
      this.#store.insertAttribute(own, id, newRow(app.attributes, input)),
    );
  }

  /**
   * @param seen the revision of the app that was looked at
   * @throws AppError `apps.attribute_not_found`, `apps.attribute_preset`, `apps.invalid_input`,
   *   `apps.attribute_name_taken`, `apps.changed_meanwhile`
   */
  updateAttribute(actor: Actor, id: AppId, ruleId: string, patch: AttributeRulePatch, seen?: number): Promise<App> {
    const work = (own: Transaction, app: App) =>
      this.#store.updateAttribute(own, changedRow(app.attributes, ruleId, patch));
    return this.#changes.change(undefined, actor, id, 'apps.attribute_update', work, seen);
  }

  /**
   * @param seen the revision of the app that was looked at
   * @throws AppError `apps.attribute_not_found`, `apps.attribute_preset`, `apps.changed_meanwhile`
   */
  deleteAttribute(actor: Actor, id: AppId, ruleId: string, seen?: number): Promise<App> {
    const work = (own: Transaction, app: App) =>
      this.#store.deleteAttribute(own, deletableRow(app.attributes, ruleId).id);
    return this.#changes.change(undefined, actor, id, 'apps.attribute_delete', work, seen);
  }

  /** @param ids every row of the table, in the order they are to have @throws AppError `apps.invalid_input` */
  reorderAttributes(actor: Actor, id: AppId, ids: readonly string[], tx?: Transaction): Promise<App> {
    return this.#changes.change(tx, actor, id, 'apps.attribute_reorder', async (own, app) => {
      for (const row of reorderedRows(app.attributes, ids)) await this.#store.updateAttribute(own, row);
    });
  }
}
