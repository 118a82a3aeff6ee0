import type { ConnectionGroupPatch } from '../../contracts';
import type { Actor, ConnectionId, GroupId } from '../../core';
import type { Transaction } from '../../db';
import { ProvisioningError } from '../provisioning-error';
import type { ConnectionChanges } from './connection-changes';
import { connectionNotFound } from './connection-errors';
import type { ConnectionGroup, ConnectionGroupStore } from './connection-group-store';
import type { ConnectionRow, ConnectionStore } from './connection-store';

type Named = { id: GroupId; name: string };
type Setting = Pick<ConnectionGroup, 'pushed' | 'handle' | 'description' | 'defaultChannelIds' | 'state'>;

/** Which groups are mirrored, apart from who is in scope, and what their user groups are called by. */
export class ConnectionGroupService {
  readonly #store: ConnectionStore;
  readonly #groups: ConnectionGroupStore;
  readonly #changes: ConnectionChanges;

  constructor(collaborators: { store: ConnectionStore; groups: ConnectionGroupStore; changes: ConnectionChanges }) {
    this.#store = collaborators.store;
    this.#groups = collaborators.groups;
    this.#changes = collaborators.changes;
  }

  /** Every group that is authorised for the app or set up here, by name. @throws ProvisioningError `provisioning.connection_not_found` */
  async read(id: ConnectionId): Promise<{ revision: number; items: ConnectionGroup[] }> {
    // The revision first: what is newer than it is refused to be saved over, never the other way around.
    const connection = await this.#store.find(id);
    if (connection === undefined) throw connectionNotFound();
    return { revision: connection.revision, items: await this.#groups.list(id) };
  }

  /**
   * Changes what is named of a group's mirror. Pushing another group, or one less, makes the next plan wait for approval.
   *
   * @param patch.adopt agrees that the group of this name in Slack is taken over
   * @param patch.revision of the connection, as it was looked at; left out, whatever there is is changed
   * @throws ProvisioningError `provisioning.group_not_found` where the group has nothing to do with this app,
   *   `provisioning.nothing_to_adopt`, `provisioning.handle_taken` where another group is to be called by this handle,
   *   `provisioning.changed_meanwhile`
   */
  async update(actor: Actor, id: ConnectionId, group: Named, input: ConnectionGroupPatch): Promise<ConnectionGroup> {
    const { revision, ...patch } = input;
    let changed: ConnectionGroup | undefined;
    const work = async (tx: Transaction, _connection: ConnectionRow, at: Date) => {
      await this.#groups.ensure(tx, id, group, at);
      const before = await this.#groups.find(tx, id, group.id);
      if (before === undefined) throw groupNotFound();
      const after = apply(before, patch);
      await this.#refuseTakenHandle(tx, id, group.id, patch.handle);
      await this.#groups.update(tx, id, group.id, after, at);
      changed = { ...before, ...after };
      if (before.pushed !== after.pushed) await this.#store.raiseScopeRevision(tx, id);
      const difference = differenceOf(before, after);
      if (difference.length === 0) return undefined;
      await this.#store.raiseRevision(tx, id);
      const sideOf = (side: Setting) => ({
        group,
        ...Object.fromEntries(difference.map((field) => [field, side[field]])),
      });
      return { before: sideOf(before), after: sideOf(after) };
    };
    await this.#changes.change(actor, id, 'idm_integration_update', work, revision);
    if (changed === undefined) throw groupNotFound();
    return changed;
  }

  async #refuseTakenHandle(tx: Transaction, id: ConnectionId, groupId: GroupId, handle: string | null | undefined) {
    if (handle == null) return;
    const holder = await this.#groups.holderOf(tx, id, handle, groupId);
    if (holder !== undefined) throw handleTaken(handle, holder);
  }
}

function apply(before: ConnectionGroup, { adopt, ...patch }: Omit<ConnectionGroupPatch, 'revision'>): Setting {
  const { pushed, handle, description, defaultChannelIds, state } = before;
  const after = { pushed, handle, description, defaultChannelIds, state, ...withoutUndefined(patch) };
  if (adopt === undefined) return after;
  if (state !== 'adopting' && state !== 'adopt') throw nothingToAdopt(before.name);
  return { ...after, state: adopt ? 'adopt' : 'adopting', pushed: adopt ? after.pushed : false };
}

function differenceOf(before: Setting, after: Setting): (keyof Setting)[] {
  const fields = ['pushed', 'handle', 'description', 'defaultChannelIds', 'state'] as const;
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

function withoutUndefined<T extends object>(value: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

function groupNotFound(): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.group_not_found',
    status: 404,
    what: 'This group has nothing to do with the connection.',
    remedy: 'Authorise it for the app first.',
  });
}

function handleTaken(handle: string, holder: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.handle_taken',
    status: 409,
    what: `The group ${holder} is to be called @${handle} already.`,
    meaning: 'A handle leads to one group only.',
    remedy: 'Choose another handle, or take it off that group first.',
  });
}

function nothingToAdopt(name: string): ProvisioningError {
  return new ProvisioningError({
    code: 'provisioning.nothing_to_adopt',
    status: 409,
    what: `There is no group in Slack that would be taken over for ${name}.`,
    meaning: 'A plan finds groups of the same name, and says what would change for their members.',
    remedy: 'Make a plan first.',
  });
}
