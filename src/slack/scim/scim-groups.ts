import type { AccountId, RemoteGroupId } from '../../core';
import { type MemberOutcome, type RemoteGroup, TargetError } from '../../provisioning';
import { isOfMember, malformed } from '../sort-error';
import { changeMembers, mostAddedAtOnce } from './change-members';
import { listPages } from './list-pages';
import { readGroup } from './read-group';
import { listFaults, pageQuery, sentCall } from './scim-accounts';
import type { ScimCall, ScimClient } from './scim-client';
import { patchOpUrn, type ScimVersion, scimUrns } from './scim-urns';

type Direction = 'add' | 'remove';

/** Groups over SCIM: user groups of a workspace, IDP groups of an organisation (Slack facts, SCIM §9). */
export class ScimGroups {
  readonly #client: ScimClient;
  readonly #version: ScimVersion;

  constructor(client: ScimClient, version: ScimVersion) {
    this.#client = client;
    this.#version = version;
  }

  list(): AsyncGenerator<RemoteGroup[]> {
    const [version, resource] = [this.#version, 'Groups' as const];
    return listPages(
      (startIndex, count) =>
        this.#client.call({ method: 'GET', version, resource, query: pageQuery(startIndex, count) }),
      readGroup,
      listFaults(`GET /scim/${version}/Groups`),
    );
  }

  async read(id: RemoteGroupId): Promise<RemoteGroup | undefined> {
    try {
      return await this.#callForGroup({ method: 'GET', version: this.#version, resource: 'Groups', id });
    } catch (error) {
      if (error instanceof TargetError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }

  /**
   * Makes a group with as many of the members as one call takes. Where Slack refuses because of one of them, the group
   * is made with the others that the halves hold; who is missing in the answer is added as a change of members.
   */
  async create(name: string, memberIds: readonly AccountId[]): Promise<RemoteGroup> {
    const [version, resource, schemas] = [this.#version, 'Groups' as const, [scimUrns[this.#version].group]];
    const post = (ids: readonly AccountId[]) =>
      this.#callForGroup({
        method: 'POST',
        version,
        resource,
        body: { schemas, displayName: name, members: membersOf(ids) },
      });
    const attempt = async (ids: readonly AccountId[]): Promise<RemoteGroup> => {
      try {
        return await post(ids);
      } catch (error) {
        if (!(error instanceof TargetError) || !isOfMember(error) || ids.length < 2) throw error;
        const half = Math.ceil(ids.length / 2);
        return attempt(ids.slice(0, half)).catch((refused: unknown) => {
          if (refused instanceof TargetError && isOfMember(refused)) return attempt(ids.slice(half));
          throw refused;
        });
      }
    };
    return attempt(memberIds.slice(0, mostAddedAtOnce));
  }

  async rename(id: RemoteGroupId, name: string): Promise<void> {
    const body =
      this.#version === 'v1'
        ? { schemas: [scimUrns.v1.group], displayName: name }
        : { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'displayName', value: name }] };
    await this.#patch(id, body);
  }

  /** Each call either adds or removes, so that a refusal tells of one direction only. */
  changeMembers(
    id: RemoteGroupId,
    change: { add: readonly AccountId[]; remove: readonly AccountId[] },
  ): Promise<MemberOutcome[]> {
    return changeMembers((direction, ids) => this.#patch(id, this.#membersBody(direction, ids)), change);
  }

  async delete(id: RemoteGroupId): Promise<void> {
    await this.#client.call({ method: 'DELETE', version: this.#version, resource: 'Groups', id });
  }

  async #patch(id: RemoteGroupId, body: object): Promise<void> {
    await this.#client.call({ method: 'PATCH', version: this.#version, resource: 'Groups', id, body });
  }

  /** `remove` with a value takes out just those (Slack facts, SCIM §9): never without one, which would empty the group. */
  #membersBody(op: Direction, ids: readonly AccountId[]): object {
    if (this.#version === 'v2') {
      return { schemas: [patchOpUrn], Operations: [{ op, path: 'members', value: membersOf(ids) }] };
    }
    const members = op === 'add' ? membersOf(ids) : ids.map((value) => ({ value, operation: 'delete' }));
    return { schemas: [scimUrns.v1.group], members };
  }

  async #callForGroup(call: ScimCall): Promise<RemoteGroup> {
    const group = readGroup(await this.#client.call(call));
    if (group !== undefined) return group;
    throw malformed(sentCall(call), 'the answer is no group');
  }
}

function membersOf(ids: readonly AccountId[]): { value: AccountId }[] {
  return ids.map((value) => ({ value }));
}
