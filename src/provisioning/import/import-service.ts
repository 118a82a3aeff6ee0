import { recordAudit } from '../../audit';
import { realTimeImportLimit } from '../../contracts';
import {
  type Actor,
  type AppId,
  type Clock,
  type ConnectionId,
  decodeInstantCursor,
  encodeCursor,
  isUuid,
  newId,
  type Page,
} from '../../core';
import type { Database } from '../../db';
import type { DirectoryService } from '../../directory';
import type { AccountListStore } from '../binding/account-list-store';
import { ProvisioningError } from '../provisioning-error';
import type { ImportRunner } from './import-runner';
import type { AccountImport, ImportStore } from './import-store';
import { previewImport } from './preview-import';

type Connection = { id: ConnectionId; appId: AppId };
export type AccountSelection = { accountIds?: readonly string[] | undefined; all?: true | undefined };

/** Most accounts of one import, and most that a preview shows. */
const most = 20_000;
const mostShown = 200;

type Collaborators = {
  database: Database;
  clock: Clock;
  directory: DirectoryService;
  accounts: AccountListStore;
  imports: ImportStore;
  runner: ImportRunner;
};

/** What is said of everybody who was imported. */
export const importNote =
  'Imported people are in no group that is authorised for this app: they cannot enter it by single sign-on, and their ' +
  'accounts are not written, until they are put into one. They have no password yet.';

/** Making people of accounts that exist only in Slack: the only way back. */
export class ImportService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** What the selected accounts would become; the first 200 of them. Nothing is changed. */
  async preview(connection: Connection, selection: AccountSelection) {
    const ids = await this.#select(connection, selection);
    const accounts = await this.#use.imports.accounts(connection.id, ids.slice(0, mostShown));
    const items = await Promise.all(accounts.map((account) => previewImport(account, this.#use.directory)));
    return { items, total: ids.length, note: importNote };
  }

  /**
   * Imports the selected accounts: up to 100 before this answers, more as a job that goes on by itself.
   *
   * @throws ProvisioningError `provisioning.nothing_selected`
   */
  async begin(actor: Actor, connection: Connection, selection: AccountSelection): Promise<AccountImport> {
    const accountIds = await this.#select(connection, selection);
    if (accountIds.length === 0) throw nothingSelected();
    const id = newId();
    await this.#use.database.transaction(async (tx) => {
      const at = this.#use.clock.now();
      await this.#use.imports.insert(tx, { id, connectionId: connection.id, accountIds, madeBy: actor }, at);
      await recordAudit(tx, {
        action: 'provisioning.import_begin',
        actor,
        outcome: 'success',
        subject: { kind: 'connection', id: connection.id },
        after: { import: id, accounts: accountIds.length },
        at,
      });
    });
    if (accountIds.length <= realTimeImportLimit) await this.#use.runner.work(id);
    return this.get(id);
  }

  /** @throws ProvisioningError `provisioning.import_not_found` */
  async get(id: string): Promise<AccountImport> {
    const found = isUuid(id) ? await this.#use.imports.find(id) : undefined;
    if (found !== undefined) return found;
    throw new ProvisioningError({
      code: 'provisioning.import_not_found',
      status: 404,
      what: 'There is no such import.',
      remedy: 'List the imports of the connection.',
    });
  }

  /** Newest first. @throws `page.cursor_invalid` */
  async list(id: ConnectionId, paging: { cursor?: string | undefined; limit: number }): Promise<Page<AccountImport>> {
    const before = paging.cursor === undefined ? undefined : decodeInstantCursor(paging.cursor);
    const rows = await this.#use.imports.list(id, paging.limit + 1, before && { createdAt: before.at, id: before.id });
    const items = rows.slice(0, paging.limit);
    const last = rows.length > paging.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last && encodeCursor([last.createdAt.toISOString(), last.id]) };
  }

  async #select(connection: Connection, { accountIds, all }: AccountSelection): Promise<string[]> {
    if (all) return this.#use.accounts.idsOf(connection, { class: 'local', imported: false }, most);
    return [...new Set(accountIds)];
  }
}

function nothingSelected(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.nothing_selected',
    status: 409,
    what: 'There is nothing to import.',
    meaning: 'Every account that Slack has is somebody’s in the directory, was imported, or is none that can be.',
    remedy: 'List the accounts with their classes.',
  });
}
