import {
  type AccountAttribute,
  accountAttributes,
  type MappingRow,
  type MappingTable,
  type NewMappingRow,
} from '../../contracts';
import type { Actor, ConnectionId } from '../../core';
import type { Transaction } from '../../db';
import { defaultMapping } from '../mapping/default-mapping';
import { mappingFaults } from '../mapping/mapping-faults';
import { ProvisioningError } from '../provisioning-error';
import type { ConnectionChanges } from './connection-changes';
import { connectionNotFound, invalidInput } from './connection-errors';
import type { ConnectionStore } from './connection-store';
import type { MappingStore } from './mapping-store';

/** Slack makes no account without them. */
const required: readonly AccountAttribute[] = ['userName', 'email'];

type Collaborators = {
  store: ConnectionStore;
  mappings: MappingStore;
  changes: ConnectionChanges;
};

/** How people become accounts. Every change makes the next plan wait for approval. */
export class MappingService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** @throws ProvisioningError `provisioning.connection_not_found` */
  async read(id: ConnectionId): Promise<MappingTable> {
    // The revision first: rows that are newer than it are refused to be saved over, never the other way around.
    const connection = await this.#use.store.find(id);
    if (connection === undefined) throw connectionNotFound();
    return { revision: connection.revision, items: await this.#use.mappings.list(id) };
  }

  /** Gives a connection that is being made its first rows. */
  async insertDefaults(tx: Transaction, id: ConnectionId): Promise<void> {
    await this.#use.mappings.replaceAll(tx, id, defaultMapping());
  }

  /**
   * Adds a row, or changes the one there is.
   *
   * @param seen the revision of the connection that was looked at
   * @throws ProvisioningError `provisioning.mapping_row_not_found` where accounts have no such attribute,
   *   `provisioning.invalid_input`, `provisioning.mapping_row_required`, `provisioning.changed_meanwhile`
   */
  async put(actor: Actor, id: ConnectionId, name: string, input: NewMappingRow, seen?: number): Promise<MappingTable> {
    const attribute = attributeOf(name);
    const row: MappingRow = { attribute, ...input };
    return this.#change(actor, id, seen, (tx) => this.#use.mappings.put(tx, id, row));
  }

  /**
   * @param seen the revision of the connection that was looked at
   * @throws ProvisioningError `provisioning.mapping_row_required`, `provisioning.mapping_row_not_found`,
   *   `provisioning.changed_meanwhile`
   */
  async delete(actor: Actor, id: ConnectionId, name: string, seen?: number): Promise<MappingTable> {
    const attribute = attributeOf(name);
    requireDispensable(attribute);
    return this.#change(actor, id, seen, async (tx, rows) => {
      if (rows.every((row) => row.attribute !== attribute)) throw rowNotFound(attribute);
      await this.#use.mappings.delete(tx, id, attribute);
    });
  }

  /** Puts the rows back that a new connection has. @throws ProvisioningError `provisioning.changed_meanwhile` */
  reset(actor: Actor, id: ConnectionId, seen?: number): Promise<MappingTable> {
    return this.#change(actor, id, seen, (tx) => this.insertDefaults(tx, id));
  }

  async #change(
    actor: Actor,
    id: ConnectionId,
    seen: number | undefined,
    work: (tx: Transaction, before: readonly MappingRow[]) => Promise<void>,
  ): Promise<MappingTable> {
    let after: MappingRow[] = [];
    const run = async (tx: Transaction) => {
      const before = await this.#use.mappings.list(id, tx);
      await work(tx, before);
      after = await this.#use.mappings.list(id, tx);
      const [old, current] = [withoutShared(before, after), withoutShared(after, before)];
      if (old.length + current.length === 0) return undefined;
      const faults = mappingFaults(after);
      if (faults.length > 0) throw invalidInput(faults);
      await this.#use.store.raiseRevision(tx, id);
      await this.#use.store.raiseScopeRevision(tx, id);
      return { before: { mapping: old }, after: { mapping: current } };
    };
    const { revision } = await this.#use.changes.change(actor, id, 'idm_integration_update', run, seen);
    return { revision, items: after };
  }
}

function withoutShared(rows: readonly MappingRow[], others: readonly MappingRow[]): MappingRow[] {
  const known = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
}

function requireDispensable(attribute: AccountAttribute): void {
  if (!required.includes(attribute)) return;
  throw new ProvisioningError({
    code: 'provisioning.mapping_row_required',
    status: 409,
    what: `Slack makes no account without ${attribute}.`,
    meaning: 'Nothing was changed.',
    remedy: 'Change where its value comes from instead.',
  });
}

function attributeOf(name: string): AccountAttribute {
  const found = accountAttributes.find((attribute) => attribute === name);
  if (found === undefined) throw rowNotFound('this');
  return found;
}

function rowNotFound(attribute: AccountAttribute | 'this'): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.mapping_row_not_found',
    status: 404,
    what: `The mapping has no row for ${attribute}.`,
    remedy: 'List the mapping to see its rows.',
  });
}
