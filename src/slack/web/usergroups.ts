import type { RemoteGroupId } from '../../core';
import { TargetError, type UsergroupDetails } from '../../provisioning';
import { objectsOf } from '../json-values';
import { readUsergroup } from './read-usergroup';
import type { TeamArgs, Teams } from './teams';
import type { WebApi } from './web-api';

type Found = UsergroupDetails & { team: TeamArgs };
export type UsergroupChange = { handle?: string; description?: string; channelIds?: readonly string[] };

/**
 * What SCIM does not tell of user groups: handle, description, default channels, and whether one is disabled. In an
 * organisation a group of the identity provider is seen in the workspaces it is connected to, and its channels are the
 * organisation's to set (Slack facts, Web API §5, §6).
 */
export class Usergroups {
  readonly #web: WebApi;
  readonly #teams: Teams;

  constructor(web: WebApi, teams: Teams) {
    this.#web = web;
    this.#teams = teams;
  }

  /** Disabled ones too; in an organisation those of all its workspaces, each once. @throws TargetError */
  async list(): Promise<UsergroupDetails[]> {
    return (await this.#find()).map(({ team: _team, ...details }) => details);
  }

  /** @throws TargetError */
  async describe(id: RemoteGroupId, { handle, description, channelIds }: UsergroupChange): Promise<void> {
    const isOrganisation = this.#teams.isOrganisation;
    const group = isOrganisation ? await this.#groupOf(id) : undefined;
    const text = {
      ...(handle !== undefined && { handle }),
      ...(description !== undefined && { description }),
      ...(channelIds !== undefined && !isOrganisation && { channels: channelIds.join(',') }),
    };
    if (Object.keys(text).length > 0) {
      await this.#web.call({
        method: 'usergroups.update',
        args: { usergroup: id, ...text, ...group?.team },
        writes: true,
      });
    }
    if (group !== undefined && channelIds !== undefined) await this.#setChannels(group, channelIds);
  }

  /** @throws TargetError */
  async enable(id: RemoteGroupId): Promise<void> {
    const team = this.#teams.isOrganisation ? (await this.#groupOf(id)).team : {};
    await this.#web.call({ method: 'usergroups.enable', args: { usergroup: id, ...team }, writes: true });
  }

  async #find(): Promise<Found[]> {
    const found = new Map<string, Found>();
    for (const team of await this.#teams.all()) {
      const args = { include_disabled: true, include_count: false, include_users: false, ...team };
      const { body } = await this.#web.call({ method: 'usergroups.list', args, writes: false });
      for (const group of objectsOf(body.usergroups).map((each) => readUsergroup(each))) {
        if (group === undefined) continue;
        const known = found.get(group.id);
        // a group that is connected to several workspaces may have channels in each
        const channelIds = [...new Set([...(known?.channelIds ?? []), ...group.channelIds])];
        found.set(group.id, { ...(known ?? { ...group, team }), channelIds });
      }
    }
    return [...found.values()];
  }

  async #groupOf(id: RemoteGroupId): Promise<Found> {
    const group = (await this.#find()).find((each) => each.id === id);
    if (group !== undefined) return group;
    throw new TargetError({
      kind: 'rejected',
      slackCode: '[group_in_no_workspace]',
      what: 'The group is connected to no workspace.',
      meaning: 'A handle and channels belong to a group in a workspace.',
      remedy: 'Connect the group to a workspace in Slack’s organisation settings.',
    });
  }

  /** Adds and removes at most a hundred channels a call. */
  async #setChannels({ id, channelIds }: Found, wanted: readonly string[]): Promise<void> {
    const added = wanted.filter((channel) => !channelIds.includes(channel));
    const removed = channelIds.filter((channel) => !wanted.includes(channel));
    const calls = [
      ...chunksOf(removed).map((ids) => ['remove', ids] as const),
      ...chunksOf(added).map((ids) => ['add', ids] as const),
    ];
    for (const [verb, ids] of calls) {
      const args = { usergroup_id: id, channel_ids: ids.join(',') };
      await this.#web.call({ method: `admin.usergroups.${verb}Channels`, args, writes: true });
    }
  }
}

function chunksOf(ids: readonly string[]): string[][] {
  const size = 100;
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, n) => ids.slice(n * size, (n + 1) * size));
}
