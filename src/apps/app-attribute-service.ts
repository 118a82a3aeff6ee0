import type { AttributeRulePatch, NewAttributeRule } from '../contracts';
import type { Actor, AppId, Clock } from '../core';
import type { Database, Transaction } from '../db';
import type { App } from './app';
import { AppChanges } from './app-changes';
import type { AppStore } from './app-store';
import type { AttributeSubject } from './attribute-rule';
import { changedRow, deletableRow, newRow, reorderedRows } from './attribute-table';
import { compileAttributeRules } from './compile-attribute-rules';

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

  /** @throws AppError `apps.attribute_not_found`, `apps.attribute_preset`, `apps.invalid_input`, `apps.attribute_name_taken` */
  updateAttribute(actor: Actor, id: AppId, ruleId: string, patch: AttributeRulePatch, tx?: Transaction): Promise<App> {
    return this.#changes.change(tx, actor, id, 'apps.attribute_update', (own, app) =>
      this.#store.updateAttribute(own, changedRow(app.attributes, ruleId, patch)),
    );
  }

  /** @throws AppError `apps.attribute_not_found`, `apps.attribute_preset` */
  deleteAttribute(actor: Actor, id: AppId, ruleId: string, tx?: Transaction): Promise<App> {
    return this.#changes.change(tx, actor, id, 'apps.attribute_delete', (own, app) =>
      this.#store.deleteAttribute(own, deletableRow(app.attributes, ruleId).id),
    );
  }

  /**
   * What a row would give for a person, without keeping it: for whoever is still writing it.
   *
   * @throws AppError `apps.invalid_input` as when it is added
   */
  tryAttribute(input: NewAttributeRule, subject: AttributeSubject): { values: string[]; fault: string | undefined } {
    const row = newRow([], input);
    let fault: string | undefined;
    const resolve = compileAttributeRules([{ ...row, enabled: true }]);
    const [attribute] = resolve(subject, (reported) => {
      fault = reported.message;
    });
    return { values: attribute?.values ?? [], fault };
  }

  /** @param ids every row of the table, in the order they are to have @throws AppError `apps.invalid_input` */
  reorderAttributes(actor: Actor, id: AppId, ids: readonly string[], tx?: Transaction): Promise<App> {
    return this.#changes.change(tx, actor, id, 'apps.attribute_reorder', async (own, app) => {
      for (const row of reorderedRows(app.attributes, ids)) await this.#store.updateAttribute(own, row);
    });
  }
}
