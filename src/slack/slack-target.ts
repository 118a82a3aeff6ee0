import type { AccountId, Clock, RemoteGroupId } from '../core';
import type {
  AccountChange,
  AccountValues,
  Capabilities,
  MemberOutcome,
  ProvisioningTarget,
  RemoteAccount,
  RemoteGroup,
  UsergroupDetails,
} from '../provisioning';
import { probe } from './probe/probe';
import { reachOf } from './probe/reach';
import { ScimAccounts } from './scim/scim-accounts';
import type { ScimClient } from './scim/scim-client';
import { ScimGroups } from './scim/scim-groups';
import { Ranks } from './web/ranks';
import { listTakenNames, type NameSources } from './web/taken-names';
import { Teams } from './web/teams';
import { Usergroups } from './web/usergroups';
import type { WebApi } from './web/web-api';

export type SlackTargetOptions = {
  scim: ScimClient;
  web: WebApi;
  clock: Clock;
  /** What the last test found; null: nothing is known yet, and SCIM v2 is taken for granted. */
  capabilities: Capabilities | null;
};

/** One Slack workspace or organisation behind one token: SCIM for accounts and groups, the Web API for what it lacks. */
export class SlackTarget implements ProvisioningTarget {
  readonly #scim: ScimClient;
  readonly #web: WebApi;
  readonly #clock: Clock;
  readonly #accounts: ScimAccounts;
  readonly #groups: ScimGroups;
  readonly #ranks: Ranks;
  readonly #teams: Teams;
  readonly #usergroups: Usergroups;
  readonly #names: NameSources;

  constructor({ scim, web, clock, capabilities }: SlackTargetOptions) {
    const { version, ranks, isOrganisation, names } = reachOf(capabilities);
    this.#scim = scim;
    this.#web = web;
    this.#clock = clock;
    this.#accounts = new ScimAccounts(scim, version);
    this.#groups = new ScimGroups(scim, version);
    this.#ranks = new Ranks(web, ranks, clock);
    this.#teams = new Teams(web, isOrganisation);
    this.#usergroups = new Usergroups(web, this.#teams);
    this.#names = names;
  }

  probe(): Promise<Capabilities> {
    return probe(this.#scim, this.#web, this.#clock);
  }

  async *listAccounts(): AsyncGenerator<readonly RemoteAccount[]> {
    await this.#ranks.learnAll();
    for await (const page of this.#accounts.list()) yield page.map((account) => this.#ranks.add(account));
  }

  async readAccount(id: AccountId): Promise<RemoteAccount | undefined> {
    const account = await this.#accounts.read(id);
    return account && this.#ranks.ask(account);
  }

  async findAccounts(by: { email: string } | { userName: string }): Promise<readonly RemoteAccount[]> {
    const found = await this.#accounts.find(by);
    return Promise.all(found.map((account) => this.#ranks.ask(account)));
  }

  async createAccount(values: AccountValues, externalId: string): Promise<RemoteAccount> {
    return this.#ranks.keepNew(await this.#accounts.create(values, externalId));
  }

  async updateAccount(id: AccountId, change: AccountChange): Promise<RemoteAccount> {
    return this.#ranks.add(await this.#accounts.update(id, change));
  }

  listGroups(): AsyncGenerator<readonly RemoteGroup[]> {
    return this.#groups.list();
  }

  readGroup(id: RemoteGroupId): Promise<RemoteGroup | undefined> {
    return this.#groups.read(id);
  }

  createGroup(name: string, memberIds: readonly AccountId[]): Promise<RemoteGroup> {
    return this.#groups.create(name, memberIds);
  }

  renameGroup(id: RemoteGroupId, name: string): Promise<void> {
    return this.#groups.rename(id, name);
  }

  changeMembers(
    id: RemoteGroupId,
    change: { add: readonly AccountId[]; remove: readonly AccountId[] },
  ): Promise<readonly MemberOutcome[]> {
    return this.#groups.changeMembers(id, change);
  }

  deleteGroup(id: RemoteGroupId): Promise<void> {
    return this.#groups.delete(id);
  }

  listUsergroups(): Promise<readonly UsergroupDetails[]> {
    return this.#usergroups.list();
  }

  describeUsergroup(
    id: RemoteGroupId,
    change: { handle?: string; description?: string; channelIds?: readonly string[] },
  ): Promise<void> {
    return this.#usergroups.describe(id, change);
  }

  enableUsergroup(id: RemoteGroupId): Promise<void> {
    return this.#usergroups.enable(id);
  }

  listTakenNames(): Promise<readonly string[]> {
    return listTakenNames(this.#web, { teams: this.#teams, usergroups: this.#usergroups, sources: this.#names });
  }

  async resetSessions(id: AccountId): Promise<void> {
    const call = { method: 'admin.users.session.reset', args: { user_id: id }, writes: true, urgent: true };
    await this.#web.call(call);
  }
}
