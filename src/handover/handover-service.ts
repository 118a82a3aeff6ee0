import type { App, AppService } from '../apps';
import { recordAudit } from '../audit';
import type { SigningKeyService } from '../certificates';
import type { Handover, SlackSettings } from '../contracts';
import { type Actor, type AppId, type Clock, hashToken, isUuid, newId, randomToken } from '../core';
import type { Database, Transaction } from '../db';
import { linkOver, notFound } from './handover-error';
import {
  findOpenHandover,
  insertHandover,
  type KeptHandover,
  listHandovers,
  markDone,
  revokeHandover,
} from './handover-store';
import { slackSettings } from './slack-settings';

/** What whoever opened a link has to fill in in Slack. */
export type SlackStep = { appName: string; settings: SlackSettings; doneAt: Date | null; expiresAt: Date };

type Collaborators = {
  database: Database;
  clock: Clock;
  apps: AppService;
  signingKeys: SigningKeyService;
  baseUrl: string;
  addressesOf: (slug: string) => { ssoUrl: string; entityId: string };
};

/**
 * Hands one step of a set-up to somebody who owns Slack and has no account here: by a link of 256 bits that ends, opens
 * that step only, and shows nothing that Slack's settings page would not hold.
 */
export class HandoverService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  async create(
    actor: Actor,
    app: App,
    input: { step: Handover['step']; hours: number },
  ): Promise<{ handover: Handover; url: string }> {
    const token = randomToken();
    const at = this.#use.clock.now();
    const handover: KeptHandover = {
      id: newId(),
      step: input.step,
      madeBy: actor.name,
      createdAt: at,
      expiresAt: new Date(at.getTime() + input.hours * 3_600_000),
      doneAt: null,
      revokedAt: null,
    };
    await this.#use.database.transaction(async (tx) => {
      await insertHandover(tx, { ...handover, tokenHash: hashToken(token), appId: app.id });
      await this.#record(tx, actor, 'handover.create', app, { id: handover.id, expiresAt: handover.expiresAt });
    });
    return { handover: { ...handover, ...standingOf(handover, at) }, url: `${this.#use.baseUrl}/handover/${token}` };
  }

  async list(appId: AppId): Promise<Handover[]> {
    const now = this.#use.clock.now();
    const kept = await listHandovers(this.#use.database, appId);
    return kept.map((handover) => ({ ...handover, ...standingOf(handover, now) }));
  }

  /** What has to be done in Slack for an app, to whomever it is shown. */
  async settingsOf(app: App): Promise<SlackSettings> {
    const key = await this.#use.signingKeys.activeKey(app.id);
    return slackSettings(app, this.#use.addressesOf(app.slug), key?.certificatePem ?? '');
  }

  /** @throws HandoverError `handover.not_found` */
  async revoke(actor: Actor, app: App, id: string): Promise<void> {
    await this.#use.database.transaction(async (tx) => {
      const revoked = isUuid(id) && (await revokeHandover(tx, app.id, id, this.#use.clock.now()));
      if (!revoked) throw notFound();
      await this.#record(tx, actor, 'handover.revoke', app, { id });
    });
  }

  /** What a link opens. @throws HandoverError `handover.link_over` */
  async open(token: string): Promise<SlackStep> {
    const { found, app } = await this.#find(token);
    return {
      appName: app.name,
      settings: await this.settingsOf(app),
      doneAt: found.doneAt,
      expiresAt: found.expiresAt,
    };
  }

  /** Whoever opened the link says that it is done. @throws HandoverError `handover.link_over` */
  async finish(token: string, from: { address: string; correlationId: string }): Promise<void> {
    const { found, app } = await this.#find(token);
    const actor: Actor = { kind: 'user', id: `handover:${found.id}`, name: 'somebody with a hand-over link', ...from };
    await this.#use.database.transaction(async (tx) => {
      if (await markDone(tx, found.id, this.#use.clock.now())) {
        await this.#record(tx, actor, 'handover.done', app, { id: found.id });
      }
    });
  }

  async #find(token: string) {
    const { database, clock, apps } = this.#use;
    const found = await findOpenHandover(database, hashToken(token), clock.now());
    const app = found && (await apps.find(found.appId));
    if (found === undefined || app === undefined) throw linkOver();
    return { found, app };
  }

  #record(tx: Transaction, actor: Actor, action: string, app: App, after: object): Promise<void> {
    const subject = { kind: 'app', id: app.id, name: app.name };
    return recordAudit(tx, { action, actor, outcome: 'success', subject, after, at: this.#use.clock.now() });
  }
}

function standingOf({ doneAt, revokedAt, expiresAt }: KeptHandover, now: Date): Pick<Handover, 'state' | 'opens'> {
  const opens = revokedAt === null && expiresAt > now;
  if (doneAt !== null) return { state: 'done', opens };
  if (revokedAt !== null) return { state: 'revoked', opens };
  return { state: opens ? 'waiting' : 'ended', opens };
}
