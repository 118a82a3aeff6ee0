import { completeBlocks } from '../blocks/complete-blocks';
import { assignChanged } from './change';
import type { Direct, Message } from './message-data';
import type { OrgContext } from './org-context';

export type NewMessage = Pick<Message, 'channelId' | 'memberId' | 'text'> &
  Partial<Omit<Message, 'channelId' | 'memberId' | 'text' | 'ts' | 'editedAt'>>;
export type MessagePatch = Partial<Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>>;

/** How much is kept; what is older goes. Every answer may write all of it into the snapshot. */
export const messageLimits = { perConversation: 500, messages: 10_000, characters: 16_000_000 };

/** Messages of channels and of direct conversations, the latest only. */
export class MessageBook {
  readonly #context: OrgContext;
  /** In the order they came. */
  readonly #byKey = new Map<string, Message>();
  readonly #byChannel = new Map<string, Map<string, Message>>();
  readonly #lastMicros = new Map<string, number>();
  readonly #directs = new Map<string, Direct>();
  #characters = 0;

  constructor(context: OrgContext, stored: { messages: readonly Message[]; directs: readonly Direct[] }) {
    this.#context = context;
    for (const direct of stored.directs) this.#directs.set(direct.id, direct);
    for (const message of stored.messages) this.#enter(message);
  }

  /** In the order they came. */
  get all(): readonly Readonly<Message>[] {
    return [...this.#byKey.values()];
  }

  get directs(): readonly Readonly<Direct>[] {
    return [...this.#directs.values()];
  }

  /** Messages of one conversation, the oldest first; ephemeral ones too. */
  in(channelId: string): readonly Readonly<Message>[] {
    return [...(this.#byChannel.get(channelId)?.values() ?? [])];
  }

  get(channelId: string, ts: string): Readonly<Message> | undefined {
    return this.#byChannel.get(channelId)?.get(ts);
  }

  /** Writes a message down under the next free `ts` of its conversation, and forgets the oldest where there are too many. */
  post(input: NewMessage): Readonly<Message> {
    const blocks = this.#complete(input.blocks ?? []);
    const message: Message = { ...input, blocks, ts: this.#nextTs(input.channelId) };
    this.#enter(message);
    this.#tell(message, 'created', { text: { before: undefined, after: message.text } });
    this.#forgetOldest(message.channelId);
    return message;
  }

  /** @returns the message as it is now, or undefined if there is none; what changes is marked as edited */
  replace(channelId: string, ts: string, patch: MessagePatch): Readonly<Message> | undefined {
    const message = this.#byChannel.get(channelId)?.get(ts);
    if (!message) return undefined;
    const sizeBefore = sizeOf(message);
    const blocks = patch.blocks && this.#complete(patch.blocks);
    const fields = assignChanged(message, { ...patch, ...(blocks && { blocks }) });
    if (Object.keys(fields).length === 0) return message;
    message.editedAt = this.#context.clock.now();
    this.#characters += sizeOf(message) - sizeBefore;
    this.#tell(message, 'updated', fields);
    return message;
  }

  /** @returns whether there was such a message */
  remove(channelId: string, ts: string): boolean {
    const message = this.#byChannel.get(channelId)?.get(ts);
    if (!message) return false;
    this.#leave(message);
    this.#tell(message, 'removed', { text: { before: message.text, after: undefined } });
    return true;
  }

  /** The direct conversation of an app with a member, which begins with the first message. */
  openDirect(appId: string, memberId: string): Readonly<Direct> {
    for (const direct of this.#directs.values()) {
      if (direct.appId === appId && direct.memberId === memberId) return direct;
    }
    const direct = { id: this.#context.newId('D'), appId, memberId, createdAt: this.#context.clock.now() };
    this.#directs.set(direct.id, direct);
    this.#context.emit({ subject: 'direct', id: direct.id, action: 'created', fields: {} });
    return direct;
  }

  getDirect(id: string): Readonly<Direct> | undefined {
    return this.#directs.get(id);
  }

  toJSON(): { messages: Message[]; directs: Direct[] } {
    return { messages: [...this.#byKey.values()], directs: [...this.#directs.values()] };
  }

  /** Every block and element people use has an id, so that an interaction can name it. */
  #complete(blocks: Message['blocks']): Message['blocks'] {
    return completeBlocks(blocks, () => this.#context.newId(''));
  }

  #tell(message: Message, action: 'created' | 'updated' | 'removed', fields: object): void {
    this.#context.emit({ subject: 'message', id: keyOf(message), action, fields: { ...fields } });
  }

  /** Never one that the conversation had before, also while the clock is held. */
  #nextTs(channelId: string): string {
    const now = this.#context.clock.now().getTime() * 1000;
    const micros = Math.max(now, (this.#lastMicros.get(channelId) ?? 0) + 1);
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
  }

  #enter(message: Message): void {
    this.#byKey.set(keyOf(message), message);
    const known = this.#byChannel.get(message.channelId);
    if (known) known.set(message.ts, message);
    else this.#byChannel.set(message.channelId, new Map([[message.ts, message]]));
    this.#lastMicros.set(message.channelId, Number(message.ts.replace('.', '')));
    this.#characters += sizeOf(message);
  }

  #leave(message: Message): void {
    this.#byKey.delete(keyOf(message));
    this.#byChannel.get(message.channelId)?.delete(message.ts);
    this.#characters -= sizeOf(message);
  }

  #forgetOldest(channelId: string): void {
    const { perConversation, messages, characters } = messageLimits;
    for (const message of this.#byChannel.get(channelId)?.values() ?? []) {
      if ((this.#byChannel.get(channelId)?.size ?? 0) <= perConversation) break;
      this.#leave(message);
    }
    for (const message of this.#byKey.values()) {
      if (this.#byKey.size <= messages && this.#characters <= characters) break;
      this.#leave(message);
    }
  }
}

function keyOf(message: Message): string {
  return `${message.channelId}:${message.ts}`;
}

function sizeOf({ text, blocks, attachments, metadata }: Message): number {
  return text.length + JSON.stringify([blocks, attachments, metadata]).length;
}
