import { createHash } from 'node:crypto';
import { randomHex, randomToken } from '../../core';
import { completeBlocks } from '../blocks/complete-blocks';
import { assignChanged } from './change';
import type { OpenView, ResponseUrl, Trigger } from './interaction-data';
import type { OrgContext } from './org-context';

const triggerLifetimeMs = 3_000;
const responseUrlLifetimeMs = 30 * 60_000;
const mostUses = 5;
const mostKept = 5_000;
const mostViews = 200;

/** Most views that stand over one another (Slack docs: Modals). */
export const viewStackLimit = 3;

type Stored = {
  triggers: readonly Trigger[];
  responseUrls: readonly ResponseUrl[];
  views: readonly OpenView[];
};
export type NewView = Pick<OpenView, 'appId' | 'memberId' | 'content'> & Partial<Pick<OpenView, 'teamId'>>;

/** What lives between somebody's use of an app's message or view and the app's answer. */
export class InteractionBook {
  readonly #context: OrgContext;
  readonly #triggers = new Map<string, Trigger>();
  readonly #responseUrls = new Map<string, ResponseUrl>();
  readonly #views = new Map<string, OpenView>();

  constructor(context: OrgContext, stored: Stored) {
    this.#context = context;
    for (const trigger of stored.triggers) this.#triggers.set(trigger.hash, trigger);
    for (const url of stored.responseUrls) this.#responseUrls.set(url.hash, url);
    for (const view of stored.views) this.#views.set(view.id, view);
  }

  /** A new `trigger_id`, told once. */
  issueTrigger(input: Pick<Trigger, 'appId' | 'memberId'>): string {
    const text = `${digits(12)}.${digits(12)}.${randomHex(16)}`;
    keep(this.#triggers, { ...input, hash: hash(text), createdAt: this.#now() });
    return text;
  }

  /** Takes a trigger of an app; only the first to come in time gets it (Slack docs: Handling user interaction). */
  takeTrigger(text: string, appId: string): Readonly<Trigger> | 'unknown' | 'exchanged' | 'expired' {
    const trigger = this.#triggers.get(hash(text));
    if (!trigger || trigger.appId !== appId) return 'unknown';
    if (trigger.usedAt) return 'exchanged';
    if (this.#now().getTime() - trigger.createdAt.getTime() >= triggerLifetimeMs) return 'expired';
    trigger.usedAt = this.#now();
    return trigger;
  }

  /** The secret end of a new `response_url`, told once. */
  issueResponseUrl(input: Omit<ResponseUrl, 'hash' | 'createdAt' | 'uses'>): string {
    const text = randomToken(24);
    keep(this.#responseUrls, { ...input, hash: hash(text), createdAt: this.#now(), uses: 0 });
    return text;
  }

  /** Counts a use of a `response_url`; five in thirty minutes are good. */
  takeResponseUrl(text: string): Readonly<ResponseUrl> | 'unknown' | 'used' | 'expired' {
    const url = this.#responseUrls.get(hash(text));
    if (!url) return 'unknown';
    if (this.#now().getTime() - url.createdAt.getTime() >= responseUrlLifetimeMs) return 'expired';
    if (url.uses >= mostUses) return 'used';
    url.uses++;
    return url;
  }

  getView(id: string): Readonly<OpenView> | undefined {
    return this.#views.get(id);
  }

  /** The views that are open for somebody, the topmost last. */
  viewsOf(memberId: string): readonly Readonly<OpenView>[] {
    return [...this.#views.values()].filter((view) => view.memberId === memberId);
  }

  viewByExternalId(externalId: string): Readonly<OpenView> | undefined {
    return [...this.#views.values()].find((view) => view.content.external_id === externalId);
  }

  /** Opens a view: a new modal, or the next one over `under`. A new modal takes the place of the app's former one. */
  openView(input: NewView, under?: Readonly<OpenView>): Readonly<OpenView> {
    if (!under) this.#closeAll(this.viewsOf(input.memberId).filter((view) => view.appId === input.appId));
    const id = this.#context.newId('V');
    const openedAt = this.#now();
    const place = { rootId: under?.rootId ?? id, previousId: under?.id };
    const content = this.#complete(input.content);
    const view = { ...input, ...place, content, id, hash: this.#newHash(), values: {}, errors: {}, openedAt };
    this.#views.set(id, view);
    this.#closeAll([...this.#views.values()].slice(0, -mostViews));
    this.#context.emit({ subject: 'view', id, action: 'created', fields: {} });
    return view;
  }

  updateView(id: string, patch: Partial<Pick<OpenView, 'content' | 'values' | 'errors'>>): void {
    const view = this.#views.get(id);
    if (!view) return;
    const content = patch.content && this.#complete(patch.content);
    const fields = assignChanged(view, { ...patch, ...(content && { content }) });
    if (Object.keys(fields).length === 0) return;
    if ('content' in fields) view.hash = this.#newHash();
    this.#context.emit({ subject: 'view', id, action: 'updated', fields: {} });
  }

  /** Closes one view; the one under it comes to light. */
  closeView(id: string): void {
    this.#closeAll([...this.#views.values()].filter((view) => view.id === id));
  }

  /** Closes the whole stack that begins with a view. */
  closeStack(rootId: string): void {
    this.#closeAll([...this.#views.values()].filter((view) => view.rootId === rootId));
  }

  toJSON(): { triggers: Trigger[]; responseUrls: ResponseUrl[]; views: OpenView[] } {
    return {
      triggers: [...this.#triggers.values()],
      responseUrls: [...this.#responseUrls.values()],
      views: [...this.#views.values()],
    };
  }

  /** Every block and element people use has an id, so that an interaction can name it. */
  #complete(content: OpenView['content']): OpenView['content'] {
    const blocks = Array.isArray(content.blocks) ? content.blocks : [];
    return { ...content, blocks: completeBlocks(blocks, () => this.#context.newId('')) };
  }

  #closeAll(views: readonly Readonly<OpenView>[]): void {
    for (const { id } of views) {
      this.#views.delete(id);
      this.#context.emit({ subject: 'view', id, action: 'removed', fields: {} });
    }
  }

  #now(): Date {
    return this.#context.clock.now();
  }

  #newHash(): string {
    return `${Math.floor(this.#now().getTime() / 1000)}.${randomHex(4)}`;
  }
}

function keep<Item extends { hash: string }>(kept: Map<string, Item>, item: Item): void {
  kept.set(item.hash, item);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function digits(count: number): string {
  return BigInt(`0x${randomHex(16)}`)
    .toString()
    .slice(0, count);
}
