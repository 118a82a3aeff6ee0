import type { RemoteGroupId } from '../../core';
import type { UsergroupDetails } from '../../provisioning';
import { objectsOf } from '../scim/json-values';
import { readUsergroup } from './read-usergroup';
import type { Teams } from './teams';
import type { WebApi } from './web-api';

/** What SCIM does not tell of user groups: handle, description, default channels, and whether one is disabled. */
export class Usergroups {
  readonly #web: WebApi;
  readonly #teams: Teams;

  constructor(web: WebApi, teams: Teams) {
    this.#web = web;
    this.#teams = teams;
  }

  /** Disabled ones too; in an organisation those of all its workspaces, each once. @throws TargetError */
  async list(): Promise<UsergroupDetails[]> {
    const found = new Map<string, UsergroupDetails>();
    for (const team of await this.#teams.all()) {
      const args = { include_disabled: true, include_count: false, include_users: false, ...team };
      const { body } = await this.#web.call({ method: 'usergroups.list', args, writes: false });
      for (const group of objectsOf(body.usergroups).map((each) => readUsergroup(each))) {
        if (group !== undefined && !found.has(group.id)) found.set(group.id, group);
      }
    }
    return [...found.values()];
  }

  /** @throws TargetError */
  async describe(
    id: RemoteGroupId,
    change: { handle?: string; description?: string; channelIds?: readonly string[] },
  ): Promise<void> {
    const { handle, description, channelIds } = change;
    const args = {
      usergroup: id,
      ...(handle !== undefined && { handle }),
      ...(description !== undefined && { description }),
      ...(channelIds !== undefined && { channels: channelIds.join(',') }),
    };
    await this.#web.call({ method: 'usergroups.update', args, writes: true });
  }

  /** @throws TargetError */
  async enable(id: RemoteGroupId): Promise<void> {
    await this.#web.call({ method: 'usergroups.enable', args: { usergroup: id }, writes: true });
  }
}
