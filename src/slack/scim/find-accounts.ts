import { type RemoteAccount, TargetError } from '../../provisioning';
import { isObject, objectsOf } from '../json-values';
import { readAccount } from './read-account';
import type { ScimClient } from './scim-client';
import type { ScimVersion } from './scim-urns';

type By = { email: string } | { userName: string };

/**
 * Finds accounts by e-mail or username. Filters are documented for v1 and work in v2 at least for userName (Slack facts,
 * SCIM §6): where the connection's version does not filter, v1 is asked, and where that does not, the whole list is read.
 * Which way works is remembered.
 */
export class FindAccounts {
  readonly #client: ScimClient;
  readonly #list: () => AsyncIterable<readonly RemoteAccount[]>;
  /** Versions whose filters may work, the best first. */
  #versions: readonly ScimVersion[];

  constructor(client: ScimClient, version: ScimVersion, list: () => AsyncIterable<readonly RemoteAccount[]>) {
    this.#client = client;
    this.#list = list;
    this.#versions = version === 'v1' ? ['v1'] : ['v2', 'v1'];
  }

  /** @throws TargetError */
  async find(by: By): Promise<readonly RemoteAccount[]> {
    for (const version of this.#versions) {
      const found = await this.#filter(by, version);
      if (found !== undefined) return found;
      this.#versions = this.#versions.filter((each) => each !== version);
    }
    const fitting: RemoteAccount[] = [];
    for await (const page of this.#list()) fitting.push(...page.filter((account) => fits(account, by)));
    return fitting;
  }

  /** @returns undefined where the version does not filter: it refuses, or returns others too */
  async #filter(by: By, version: ScimVersion): Promise<RemoteAccount[] | undefined> {
    // string literals of a filter are JSON strings (docs, Filter)
    const [attribute, value] = 'email' in by ? ['email', by.email] : ['userName', by.userName];
    const query = { filter: `${attribute} eq ${JSON.stringify(value)}`, startIndex: '1', count: '10' };
    let page: unknown;
    try {
      page = await this.#client.call({ method: 'GET', version, resource: 'Users', query });
    } catch (error) {
      if (error instanceof TargetError && isOfFilter(error)) return undefined;
      throw error;
    }
    const resources = isObject(page) ? objectsOf(page.Resources) : [];
    const accounts = resources.map((resource) => readAccount(resource, version));
    const isFiltered = accounts.every((account) => account !== undefined && fits(account, by));
    return isFiltered ? (accounts as RemoteAccount[]) : undefined;
  }
}

const filterCodes =
  /^(no_filters|incomplete_filter|invalid_filter_group|invalid_query|query_building_failed|database_query_failure|bad_endpoint|unsupported_version|\[http_\d+\])$/;

function isOfFilter({ kind, slackCode }: TargetError): boolean {
  return kind !== 'unauthorized' && kind !== 'rate_limited' && filterCodes.test(slackCode);
}

function fits({ values }: RemoteAccount, by: By): boolean {
  if ('userName' in by) return values.userName?.toLowerCase() === by.userName.toLowerCase();
  const wanted = by.email.toLowerCase();
  return values.email?.toLowerCase() === wanted || values.secondaryEmail?.toLowerCase() === wanted;
}
