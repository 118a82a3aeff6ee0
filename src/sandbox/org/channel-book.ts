import { assignChanged } from './change';
import type { OrgContext } from './org-context';
import type { Channel, StoredChannel } from './org-data';

type Given = 'name' | 'kind' | 'teamId';
export type NewChannel = Pick<Channel, Given> &
  Partial<Omit<Channel, Given | 'memberIds' | 'createdAt' | 'updatedAt'>> & { memberIds?: Iterable<string> };
export type ChannelPatch = Partial<Omit<Channel, 'id' | 'memberIds' | 'createdAt'>>;

type Kept = Omit<StoredChannel, 'memberIds'> & { memberIds: Set<string> };

/** Channels of every workspace. */
export class ChannelBook {
  readonly #context: OrgContext;
  readonly #byId = new Map<string, Kept>();

  constructor(context: OrgContext, stored: readonly StoredChannel[]) {
    this.#context = context;
    for (const channel of stored) this.#enter({ ...channel, memberIds: new Set(channel.memberIds) });
  }

  /** In the order they were added. */
  get all(): readonly Readonly<Channel>[] {
    return [...this.#byId.values()];
  }

  get(id: string): Readonly<Channel> | undefined {
    return this.#byId.get(id);
  }

  byName(name: string): Readonly<Channel> | undefined {
    const holder = this.#context.names.find(name);
    return holder?.kind === 'channel' ? this.#byId.get(holder.id) : undefined;
  }

  add(input: NewChannel): Readonly<Channel> {
    const at = this.#context.clock.now();
    const channel: Kept = {
      isGeneral: false,
      isArchived: false,
      shared: 'no',
      topic: '',
      purpose: '',
      ...input,
      id: input.id ?? this.#context.newId('C'),
      memberIds: new Set(input.memberIds),
      createdAt: at,
      updatedAt: at,
    };
    this.#enter(channel);
    this.#context.emit({ subject: 'channel', id: channel.id, action: 'created', fields: {} });
    return channel;
  }

  update(id: string, patch: ChannelPatch): Readonly<Channel> | undefined {
    const channel = this.#byId.get(id);
    if (!channel) return undefined;
    const nameBefore = channel.name;
    const fields = assignChanged<Kept>(channel, patch);
    if (Object.keys(fields).length === 0) return channel;
    channel.updatedAt = this.#context.clock.now();
    if ('name' in fields) this.#context.names.move(nameBefore, channel.name, { kind: 'channel', id });
    this.#context.emit({ subject: 'channel', id, action: 'updated', fields });
    return channel;
  }

  /** Lets members join and leave; who is in already, or was never in, is no change. */
  changeMembers(
    id: string,
    change: { add?: Iterable<string>; remove?: Iterable<string> },
  ): Readonly<Channel> | undefined {
    const channel = this.#byId.get(id);
    if (!channel) return undefined;
    const removed = [...(change.remove ?? [])].filter((memberId) => channel.memberIds.delete(memberId));
    const added = [...new Set(change.add ?? [])].filter((memberId) => !channel.memberIds.has(memberId));
    for (const memberId of added) channel.memberIds.add(memberId);
    if (added.length + removed.length > 0) {
      const fields = { members: { before: removed, after: added } };
      this.#context.emit({ subject: 'channel', id, action: 'updated', fields });
    }
    return channel;
  }

  toJSON(): StoredChannel[] {
    return [...this.#byId.values()].map((channel) => ({ ...channel, memberIds: [...channel.memberIds] }));
  }

  #enter(channel: Kept): void {
    this.#byId.set(channel.id, channel);
    this.#context.names.take(channel.name, { kind: 'channel', id: channel.id });
  }
}
