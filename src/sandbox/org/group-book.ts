import { assignChanged, type Change } from './change';
import type { OrgContext } from './org-context';
import type { Group, StoredGroup } from './org-data';

type Given = 'name' | 'kind';
export type NewGroup = Pick<Group, Given> &
  Partial<Omit<Group, Given | 'memberIds' | 'createdAt' | 'updatedAt'>> & { memberIds?: Iterable<string> };
export type GroupPatch = Partial<Omit<Group, 'id' | 'memberIds' | 'createdAt'>>;

type Kept = Omit<StoredGroup, 'memberIds'> & { memberIds: Set<string> };

/** User groups and groups of the identity provider, with an index of who is in which. */
export class GroupBook {
  readonly #context: OrgContext;
  readonly #byId = new Map<string, Kept>();
  readonly #ofMember = new Map<string, Set<string>>();

  constructor(context: OrgContext, stored: readonly StoredGroup[]) {
    this.#context = context;
    for (const group of stored) this.#enter({ ...group, memberIds: new Set(group.memberIds) });
  }

  /** In the order they were added. */
  get all(): readonly Readonly<Group>[] {
    return [...this.#byId.values()];
  }

  get(id: string): Readonly<Group> | undefined {
    return this.#byId.get(id);
  }

  /** The groups of one member, in the order they were joined. */
  ofMember(memberId: string): readonly Readonly<Group>[] {
    const groups: Group[] = [];
    for (const id of this.#ofMember.get(memberId) ?? []) {
      const group = this.#byId.get(id);
      if (group) groups.push(group);
    }
    return groups;
  }

  add(input: NewGroup): Readonly<Group> {
    const at = this.#context.clock.now();
    const group: Kept = {
      description: '',
      managed: false,
      linkedTeams: [],
      defaultChannelIds: [],
      allowListChannelIds: [],
      ...input,
      id: input.id ?? this.#context.newId('S'),
      memberIds: new Set(input.memberIds),
      createdAt: at,
      updatedAt: at,
    };
    this.#enter(group);
    this.#context.emit({
      subject: 'group',
      id: group.id,
      action: 'created',
      fields: membership([...group.memberIds], []),
    });
    return group;
  }

  update(id: string, patch: GroupPatch): Readonly<Group> | undefined {
    const group = this.#byId.get(id);
    if (!group) return undefined;
    const handleBefore = group.handle;
    const fields = assignChanged<Kept>(group, patch);
    if (Object.keys(fields).length === 0) return group;
    group.updatedAt = this.#context.clock.now();
    if ('handle' in fields) this.#context.names.move(handleBefore, group.handle, { kind: 'group', id });
    this.#context.emit({ subject: 'group', id, action: 'updated', fields });
    return group;
  }

  /** Adds and removes members; whoever is in already, or was never in, is no change. */
  changeMembers(
    id: string,
    change: { add?: Iterable<string>; remove?: Iterable<string> },
  ): Readonly<Group> | undefined {
    const group = this.#byId.get(id);
    if (!group) return undefined;
    const removed = [...(change.remove ?? [])].filter((memberId) => group.memberIds.delete(memberId));
    for (const memberId of removed) this.#ofMember.get(memberId)?.delete(id);
    const added = [...new Set(change.add ?? [])].filter((memberId) => !group.memberIds.has(memberId));
    for (const memberId of added) this.#join(group, memberId);
    if (added.length === 0 && removed.length === 0) return group;
    group.updatedAt = this.#context.clock.now();
    this.#context.emit({ subject: 'group', id, action: 'updated', fields: membership(added, removed) });
    return group;
  }

  remove(id: string): void {
    const group = this.#byId.get(id);
    if (!group) return;
    this.#byId.delete(id);
    this.#context.names.release(group.handle, id);
    for (const memberId of group.memberIds) this.#ofMember.get(memberId)?.delete(id);
    this.#context.emit({ subject: 'group', id, action: 'removed', fields: membership([], [...group.memberIds]) });
  }

  toJSON(): StoredGroup[] {
    return [...this.#byId.values()].map((group) => ({ ...group, memberIds: [...group.memberIds] }));
  }

  #enter(group: Kept): void {
    this.#byId.set(group.id, group);
    this.#context.names.take(group.handle, { kind: 'group', id: group.id });
    for (const memberId of group.memberIds) this.#join(group, memberId);
  }

  #join(group: Kept, memberId: string): void {
    group.memberIds.add(memberId);
    const known = this.#ofMember.get(memberId);
    if (known) known.add(group.id);
    else this.#ofMember.set(memberId, new Set([group.id]));
  }
}

/** Who came and who went, as a change tells it. */
function membership(added: string[], removed: string[]): Change['fields'] {
  return added.length + removed.length === 0 ? {} : { members: { before: removed, after: added } };
}
