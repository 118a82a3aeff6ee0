import { recordAudit } from '../../audit';
import type { MasterKeys } from '../../certificates';
import type { EventKind, WebhookDelivery } from '../../contracts';
import { type Clock, Secret, systemActor } from '../../core';
import type { Database } from '../../db';
import type { EventStore } from '../events/event-store';
import type { DeliveryStore } from './delivery-store';
import { maximumDeadInARow, nextTry } from './next-try';
import type { PostEvent, Posted } from './post-event';
import { webhookSecretColumn } from './webhook-service';
import type { LeasedWebhook, WebhookStore } from './webhook-store';

/** Events looked at per transaction. */
const batchSize = 500;
/** Most deliveries that wait: what is beyond waits in the record. */
const maximumPending = 2_000;
/** Deliveries sent under one lease before another webhook has its turn. */
const turn = 100;
/** Webhooks that one process sends for at the same time. */
const atOnce = 4;

type Collaborators = {
  database: Database;
  clock: Clock;
  masterKeys: MasterKeys;
  events: EventStore;
  store: WebhookStore;
  deliveries: DeliveryStore;
  post: PostEvent;
};

/**
 * Follows the audit record and sends what webhooks ask for, at least once and in the order of the record: one that does
 * not get through holds up the ones behind it until it does or is given up. Any number of processes may run one; a
 * lease keeps two from sending for the same webhook (R118).
 */
export class WebhookSender {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Sends everything that is due now, to several at once: one that answers slowly holds up nobody else. */
  async send(signal?: AbortSignal): Promise<void> {
    for (const id of await this.#use.store.behind()) {
      while (!signal?.aborted && (await this.#followOn(id)));
    }
    const lanes = await Promise.allSettled(Array.from({ length: atOnce }, () => this.#lane(signal)));
    const failed = lanes.find((lane) => lane.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** A webhook that cannot be sent for keeps its lease: the others have their turn before it is tried again. */
  async #lane(signal: AbortSignal | undefined): Promise<void> {
    let failure: { reason: unknown } | undefined;
    while (!signal?.aborted) {
      const webhook = await this.#use.store.lease(this.#use.clock.now());
      if (webhook === undefined) break;
      try {
        await this.#sendFor(webhook, signal);
        await this.#use.store.release(webhook);
      } catch (reason) {
        failure ??= { reason };
      }
    }
    if (failure !== undefined) throw failure.reason;
  }

  /** Makes deliveries of the next events. @returns whether there may be more */
  #followOn(id: string): Promise<boolean> {
    const { database, events, store, deliveries, clock } = this.#use;
    return database.transaction(async (tx) => {
      const webhook = await store.follow(tx, id);
      if (webhook === undefined || (await deliveries.countPending(tx, id)) >= maximumPending) return false;
      // The head first: what is appended meanwhile is behind it.
      const head = await store.headSeq(tx);
      const filter = {
        kinds: webhook.kinds.length === 0 ? undefined : (webhook.kinds as readonly EventKind[]),
        connectionId: webhook.connectionId ?? undefined,
      };
      const found = await events.read(filter, { after: webhook.mark }, batchSize, tx);
      const isFull = found.length === batchSize;
      if (found.length > 0) await deliveries.insert(tx, id, found, clock.now());
      const last = found.at(-1)?.seq ?? 0;
      await store.setMark(tx, id, isFull ? last : Math.max(last, head));
      return isFull;
    });
  }

  async #sendFor(webhook: LeasedWebhook, signal: AbortSignal | undefined): Promise<void> {
    const { clock, deliveries, masterKeys, store } = this.#use;
    const secret = new Secret(await masterKeys.open(webhook.sealedSecret, webhookSecretColumn, webhook.id));
    for (let sent = 0; sent < turn; sent += 1) {
      if (signal?.aborted) return;
      const delivery = await deliveries.next(webhook.id, clock.now());
      if (delivery === undefined || !(await store.renew(webhook))) return;
      await this.#try(webhook, delivery, secret);
    }
  }

  async #try(webhook: LeasedWebhook, delivery: WebhookDelivery, secret: Secret): Promise<void> {
    const { clock, events, post } = this.#use;
    const [event] = await events.read({}, { after: delivery.seq - 1 }, 1);
    if (event?.seq !== delivery.seq) {
      await this.#end(webhook, delivery, { status: null, error: 'The event is not in the audit record.' });
      return;
    }
    const { id: deliveryId, eventId } = delivery;
    const body = JSON.stringify(event);
    const posted = await post({ url: webhook.url, secret, body, eventId, deliveryId, at: clock.now() });
    await this.#end(webhook, delivery, posted);
  }

  async #end(webhook: LeasedWebhook, delivery: WebhookDelivery, { status, error }: Posted): Promise<void> {
    const { clock, database, deliveries, store } = this.#use;
    await database.transaction(async (tx) => {
      const at = clock.now();
      const nextAt = error === null ? null : nextTry(delivery.attempts + 1, at);
      const state = error === null ? 'delivered' : nextAt === null ? 'dead' : 'pending';
      const counted = await store.count(tx, webhook, state === 'pending' ? 'retry' : state);
      // Whoever has the lease now sends it again: the receiver tells by the event's id.
      if (counted === undefined) return;
      await deliveries.endTry(tx, delivery.id, { state, status, error, nextAt, at });
      if (counted.dead < maximumDeadInARow) return;
      await store.switch(tx, webhook.id, 'failing', at);
      await recordAudit(tx, {
        action: 'provisioning.webhook_stop',
        actor: systemActor('webhooks'),
        outcome: 'failed',
        subject: { kind: 'webhook', id: webhook.id, name: counted.name },
        reason: `${counted.dead} deliveries one after the other were given up. ${error ?? ''} It goes on where it stopped once it is enabled.`,
        at,
      });
    });
  }
}
