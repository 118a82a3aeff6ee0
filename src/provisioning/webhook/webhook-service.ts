import { recordAudit } from '../../audit';
import type { MasterKeys, SealedColumn } from '../../certificates';
import type { NewWebhook, Webhook, WebhookDelivery } from '../../contracts';
import {
  type Actor,
  type Clock,
  decodeCursor,
  encodeCursor,
  invalidCursor,
  isUuid,
  newId,
  type Page,
  randomToken,
} from '../../core';
import type { Database, Transaction } from '../../db';
import { type AddressGuard, OutboundError } from '../../outbound';
import { connectionNotFound } from '../connection/connection-errors';
import type { ConnectionStore } from '../connection/connection-store';
import type { DeliveryStore } from './delivery-store';
import { deliveryNotFound, urlRefused, webhookNotFound } from './webhook-errors';
import type { WebhookStore } from './webhook-store';

/** Where the secrets lie that deliveries are signed with. */
export const webhookSecretColumn: SealedColumn = { table: 'webhooks', idColumn: 'id', column: 'sealed_secret' };

type Collaborators = {
  database: Database;
  clock: Clock;
  masterKeys: MasterKeys;
  guard: AddressGuard;
  store: WebhookStore;
  deliveries: DeliveryStore;
  connections: ConnectionStore;
};

/** Webhooks: set up, looked at, switched, and their deliveries. Every change is in the audit record. */
export class WebhookService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * Sets one up. It is told what happens from now on; its secret is in this answer and nowhere else (R61).
   *
   * @throws ProvisioningError `provisioning.webhook_url_refused` (R66), `provisioning.connection_not_found`
   */
  async create(actor: Actor, input: NewWebhook): Promise<{ webhook: Webhook; secret: string }> {
    const { database, clock, masterKeys, store } = this.#use;
    const url = await this.#checkUrl(input.url);
    const connection = input.connection === null ? null : await this.#connectionId(input.connection);
    const id = newId();
    const secret = `whsec_${randomToken(32)}`;
    const kinds = [...new Set(input.kinds)];
    await database.transaction(async (tx) => {
      const sealed = await masterKeys.seal(tx, secret, webhookSecretColumn, id);
      await store.insert(tx, { id, name: input.name, url, kinds, connection, createdAt: clock.now() }, sealed);
      const after = { url, kinds, connection };
      await this.#record(tx, actor, 'provisioning.webhook_create', { id, name: input.name }, { after });
    });
    return { webhook: await this.get(id), secret };
  }

  list(): Promise<Webhook[]> {
    return this.#use.store.list();
  }

  /** @throws ProvisioningError `provisioning.webhook_not_found` */
  async get(id: string, tx?: Transaction): Promise<Webhook> {
    const found = isUuid(id) ? await this.#use.store.find(id, tx) : undefined;
    if (found === undefined) throw webhookNotFound();
    return found;
  }

  /**
   * Switches one on or off. While it is off nothing is lost: switched on, it goes on where it stopped.
   *
   * @throws ProvisioningError `provisioning.webhook_not_found`
   */
  async switch(actor: Actor, id: string, enabled: boolean): Promise<Webhook> {
    const state = enabled ? 'enabled' : 'disabled';
    await this.#use.database.transaction(async (tx) => {
      const before = await this.get(id, tx);
      if (before.state === state) return;
      await this.#use.store.switch(tx, before.id, state, this.#use.clock.now());
      const change = { before: { state: before.state }, after: { state } };
      await this.#record(tx, actor, 'provisioning.webhook_update', before, change);
    });
    return this.get(id);
  }

  /** Forgets one with its deliveries. @throws ProvisioningError `provisioning.webhook_not_found` */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.#use.database.transaction(async (tx) => {
      const before = await this.get(id, tx);
      if (!(await this.#use.store.delete(tx, before.id))) throw webhookNotFound();
      const { url, kinds, connection } = before;
      await this.#record(tx, actor, 'provisioning.webhook_delete', before, { before: { url, kinds, connection } });
    });
  }

  /**
   * What was sent or waits, the newest event first.
   *
   * @throws ProvisioningError `provisioning.webhook_not_found`; CountersignError `page.cursor_invalid`
   */
  async listDeliveries(
    id: string,
    query: { state?: WebhookDelivery['state'] | undefined; cursor?: string | undefined; limit: number },
  ): Promise<Page<WebhookDelivery>> {
    const webhook = await this.get(id);
    const before = query.cursor === undefined ? undefined : Number(decodeCursor(query.cursor, 1)[0]);
    if (before !== undefined && !Number.isSafeInteger(before)) throw invalidCursor();
    const found = await this.#use.deliveries.list(webhook.id, query.state, before, query.limit + 1);
    const items = found.slice(0, query.limit);
    const last = found.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last && encodeCursor([String(last.seq)]) };
  }

  /**
   * Lets a delivery be tried again, with all its tries before it, once it is its turn and the webhook is enabled. One that was given up comes out of order then, and says so by `seq`.
   *
   * @throws ProvisioningError `provisioning.webhook_not_found`, `provisioning.delivery_not_found`
   */
  async retry(actor: Actor, id: string, deliveryId: string): Promise<WebhookDelivery> {
    return this.#use.database.transaction(async (tx) => {
      const webhook = await this.get(id, tx);
      const now = this.#use.clock.now();
      const delivery = isUuid(deliveryId)
        ? await this.#use.deliveries.retry(tx, webhook.id, deliveryId, now)
        : undefined;
      if (delivery === undefined) throw deliveryNotFound();
      await this.#record(tx, actor, 'provisioning.webhook_retry', webhook, { after: { eventId: delivery.eventId } });
      return delivery;
    });
  }

  async #checkUrl(given: string): Promise<string> {
    try {
      const url = this.#use.guard.parse(given);
      await this.#use.guard.addressesOf(url);
      return url.href;
    } catch (error) {
      if (error instanceof OutboundError) throw urlRefused(error);
      throw error;
    }
  }

  async #connectionId(reference: string): Promise<string> {
    const found = await this.#use.connections.find(reference);
    if (found === undefined) throw connectionNotFound();
    return found.id;
  }

  #record(tx: Transaction, actor: Actor, action: string, { id, name }: { id: string; name: string }, change: object) {
    const subject = { kind: 'webhook', id, name };
    return recordAudit(tx, { action, actor, outcome: 'success', subject, ...change, at: this.#use.clock.now() });
  }
}
