import type { AccountId, RemoteGroupId } from '../../../src/core';
import type { AccountKind, AccountRank, AccountValues, UsergroupDetails } from '../../../src/provisioning';

export type ModelAccount = {
  id: AccountId;
  values: AccountValues;
  active: boolean;
  kind: AccountKind;
  rank: AccountRank;
};
export type ModelGroup = Omit<UsergroupDetails, 'id'> & { id: RemoteGroupId; memberIds: Set<AccountId> };

/**
 * Slack as far as plans change it, in memory: what it takes, what it refuses, and what it makes of values (Slack facts,
 * SCIM §4 to §9). Every refusal is thrown, so a plan that Slack would not take fails its test.
 */
export class SlackModel {
  readonly accounts = new Map<AccountId, ModelAccount>();
  readonly groups = new Map<RemoteGroupId, ModelGroup>();
  readonly channels: string[] = [];
  writes = 0;
  /** A member who cannot be added is passed over, as a run does it, instead of failing the test. */
  takesMembersOneByOne = false;
  #count = 0;

  add(account: Partial<ModelAccount> & { values: AccountValues }): ModelAccount {
    this.#count += 1;
    const id = account.id ?? (`U${String(this.#count).padStart(6, '0')}` as AccountId);
    const full = { id, active: true, kind: 'person', rank: 'member', ...account } as const;
    this.accounts.set(id, full);
    return full;
  }

  addGroup(group: Partial<ModelGroup> & { name: string }): ModelGroup {
    this.#count += 1;
    const id = group.id ?? (`S${String(this.#count).padStart(6, '0')}` as RemoteGroupId);
    const empty = { handle: '', description: '', channelIds: [], disabled: false, builtIn: false };
    const full = { ...empty, memberIds: new Set<AccountId>(), ...group, id };
    this.groups.set(id, full);
    return full;
  }

  create(values: AccountValues): ModelAccount {
    this.writes += 1;
    if (values.email === undefined || values.userName === undefined) throw new Error('missing_schema_element');
    const stored = this.#stored(values, undefined);
    return this.add({
      values: {
        timezone: 'America/Los_Angeles',
        displayName: stored.userName,
        ...stored,
        photo: 'https://gravatar.example/a',
      },
    });
  }

  update(id: AccountId, active: boolean, changes: { readonly [name: string]: string | null }): ModelAccount {
    this.writes += 1;
    const account = this.accounts.get(id);
    if (account === undefined) throw new Error('no_such_user');
    if (!active && account.rank === 'primary-owner') throw new Error('cannot_disable_primary_owner');
    if (!active && account.kind === 'bot') throw new Error('cannot_disable_bot_user_with_scim');
    const cleared = Object.keys(changes).filter((name) => changes[name] === null);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)) as AccountValues;
    const values: { [name: string]: string } = { ...account.values, ...this.#stored(given, id) };
    for (const name of cleared) delete values[name];
    const changed = { ...account, active, values };
    this.accounts.set(id, changed);
    return changed;
  }

  changeMembers(id: RemoteGroupId, add: readonly AccountId[], remove: readonly AccountId[]): void {
    this.writes += 1;
    const group = this.group(id);
    for (const memberId of remove) group.memberIds.delete(memberId);
    for (const memberId of add) {
      const account = this.accounts.get(memberId);
      if (account === undefined) throw new Error('no_such_group_members');
      if (!account.active || account.kind === 'single-channel-guest') {
        if (this.takesMembersOneByOne) continue;
        throw new Error('unable_to_add_deleted_or_guest_to_group');
      }
      group.memberIds.add(memberId);
    }
  }

  group(id: RemoteGroupId): ModelGroup {
    const group = this.groups.get(id);
    if (group === undefined) throw new Error('no_such_group');
    if (group.builtIn) throw new Error('permission_denied');
    return group;
  }

  describe(id: RemoteGroupId, text: Partial<Pick<ModelGroup, 'handle' | 'description' | 'channelIds'>>): void {
    this.writes += 1;
    const group = this.group(id);
    const isName = [...this.accounts.values()].some(({ values }) => values.userName === text.handle);
    const isHandle = [...this.groups.values()].some((other) => other.id !== id && other.handle === text.handle);
    if (text.handle !== undefined && (isName || isHandle)) throw new Error('handle_already_exists');
    Object.assign(group, text);
  }

  /** What Slack makes of values: small letters, `_` for what is special, an address of its own for a photo. */
  #stored(values: AccountValues, ownId: AccountId | undefined): AccountValues {
    const { userName, email, displayName, photo } = values;
    const others = [...this.accounts.values()].filter(({ id }) => id !== ownId);
    if (userName !== undefined) {
      if (userName.length > 21) throw new Error('username_too_long');
      const isTaken = others.some((other) => other.values.userName === userName.toLowerCase());
      const isHandle = [...this.groups.values()].some(({ handle }) => handle === userName.toLowerCase());
      if (isTaken || isHandle || this.channels.includes(userName)) throw new Error('username_taken');
    }
    if (email !== undefined && others.some((other) => other.values.email?.toLowerCase() === email.toLowerCase())) {
      throw new Error('email_taken');
    }
    return {
      ...values,
      ...(userName !== undefined && { userName: userName.toLowerCase() }),
      ...(displayName !== undefined && { displayName: displayName.replace(/[^\p{L}\p{N}._-]/gu, '_') }),
      ...(photo !== undefined && { photo: `https://avatars.example/${this.writes}` }),
    };
  }
}
