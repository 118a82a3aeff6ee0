import type { AccountId } from '../../core';
import {
  type AccountAttribute,
  type AccountChange,
  type AccountValues,
  type RemoteAccount,
  TargetError,
} from '../../provisioning';
import { malformed } from '../sort-error';
import { FindAccounts } from './find-accounts';
import { listPages } from './list-pages';
import { readAccount } from './read-account';
import type { ScimCall, ScimClient } from './scim-client';
import type { ScimVersion } from './scim-urns';
import { addressParts, writeNewAccount } from './write-account';
import { writeChangeV1 } from './write-change-v1';
import { writeChangeV2 } from './write-change-v2';

/** Accounts over SCIM. Never PUT: what a PUT does not name is blanked (Slack facts, SCIM §5). */
export class ScimAccounts {
  readonly #client: ScimClient;
  readonly #version: ScimVersion;
  readonly #finder: FindAccounts;

  constructor(client: ScimClient, version: ScimVersion) {
    this.#client = client;
    this.#version = version;
    this.#finder = new FindAccounts(client, version, () => this.list());
  }

  list(): AsyncGenerator<RemoteAccount[]> {
    const [version, resource] = [this.#version, 'Users' as const];
    return listPages(
      (startIndex, count) =>
        this.#client.call({ method: 'GET', version, resource, query: pageQuery(startIndex, count) }),
      (json) => readAccount(json, version),
      listFaults(`GET /scim/${version}/Users`),
    );
  }

  async read(id: AccountId): Promise<RemoteAccount | undefined> {
    try {
      return await this.#callForAccount({ method: 'GET', version: this.#version, resource: 'Users', id });
    } catch (error) {
      if (error instanceof TargetError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }

  find(by: { email: string } | { userName: string }): Promise<readonly RemoteAccount[]> {
    return this.#finder.find(by);
  }

  create(values: AccountValues, externalId: string): Promise<RemoteAccount> {
    const version = this.#version;
    const body = writeNewAccount(values, externalId, version);
    const attributes = Object.keys(values) as AccountAttribute[];
    return this.#callForAccount({ method: 'POST', version, resource: 'Users', body, attributes });
  }

  /** Deactivating overtakes what else waits. */
  async update(id: AccountId, change: AccountChange): Promise<RemoteAccount> {
    const whole = await this.#withWholeAddress(id, change);
    // for the start date only v1 shows a way to change it (Slack facts, SCIM §5)
    const version = 'startDate' in change.values ? 'v1' : this.#version;
    const body = version === 'v1' ? writeChangeV1(whole) : writeChangeV2(whole);
    const attributes = Object.keys(change.values) as AccountAttribute[];
    const call = { version, resource: 'Users', id, body, attributes, urgent: !change.active } as const;
    return this.#callForAccount({ method: 'PATCH', ...call });
  }

  /** An answer without content is followed by a read. */
  async #callForAccount(call: ScimCall): Promise<RemoteAccount> {
    const body = await this.#client.call(call);
    const { version, resource, id } = call;
    if (body === undefined && id !== undefined && call.method === 'PATCH') {
      return this.#callForAccount({ method: 'GET', version, resource, id });
    }
    const account = readAccount(body, version);
    if (account !== undefined) return account;
    throw malformed(sentCall(call), 'the answer is no account');
  }

  /** One address is stored, as a whole: parts that a change does not name are read and sent along. */
  async #withWholeAddress(id: AccountId, change: AccountChange): Promise<AccountChange> {
    const named = addressParts.filter((part) => part in change.values);
    if (named.length === 0 || named.length === addressParts.length) return change;
    const held = (await this.read(id))?.values ?? {};
    const address = Object.fromEntries(
      addressParts.map((part) => [part, part in change.values ? change.values[part] : (held[part] ?? null)]),
    );
    return { ...change, values: { ...change.values, ...address } };
  }
}

/** Which page of a SCIM list: from the first as 1 (RFC 7644 §3.4.2.4). */
export function pageQuery(startIndex: number, count: number): { startIndex: string; count: string } {
  return { startIndex: String(startIndex), count: String(count) };
}

/** How a list goes wrong: an answer that is none, and one that is too large and may be asked for in smaller pages. */
export function listFaults(name: string) {
  return {
    malformed: (detail: string) => malformed({ api: 'scim', name, writes: false }, detail),
    isTooLarge: (error: unknown) => error instanceof TargetError && error.slackCode === '[too_large]',
  };
}

/** A call as errors and budgets name it. */
export function sentCall({ method, version, resource, id }: ScimCall) {
  const name = `${method} /scim/${version}/${resource}${id === undefined ? '' : `/${id}`}`;
  return { api: 'scim', name, writes: method !== 'GET' } as const;
}
