import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './is-public-address';
import { nameUnknown, notHttps, privateAddress } from './outbound-error';

export type ResolvedAddress = { address: string; family: number };

export type AddressGuardOptions = {
  /** Host names whose private addresses are let through (`outbound.allowPrivateHosts`). */
  allowPrivateHosts: readonly string[];
  /** How names become addresses; default: the system's resolver. */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>;
};

/**
 * Keeps addresses that administrators give from reaching into our own network (R66): https only, no user name, and every
 * address that the name resolves to must be public. The connection is then made to the addresses that were checked.
 */
export class AddressGuard {
  readonly #allowed: ReadonlySet<string>;
  readonly #resolve: (hostname: string) => Promise<ResolvedAddress[]>;

  constructor({ allowPrivateHosts, resolve = resolveAll }: AddressGuardOptions) {
    this.#allowed = new Set(allowPrivateHosts.map(bareHost));
    this.#resolve = resolve;
  }

  /** Reads an address; relative to `base` where that is given. @throws OutboundError `outbound.not_https` */
  parse(text: string, base?: URL): URL {
    const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
    if (url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname !== '') return url;
    throw notHttps();
  }

  /**
   * What a connection to that address may be made to.
   *
   * @throws OutboundError `outbound.private_address`, `outbound.name_unknown`
   */
  async addressesOf(url: URL): Promise<ResolvedAddress[]> {
    const host = bareHost(url.hostname);
    const addresses = await this.#addressesOf(host);
    if (!this.#allowed.has(host) && !addresses.every(({ address }) => isPublicAddress(address))) throw privateAddress();
    return addresses;
  }

  async #addressesOf(host: string): Promise<ResolvedAddress[]> {
    const family = isIP(host);
    if (family !== 0) return [{ address: host, family }];
    const addresses = await this.#resolve(host).catch((cause: unknown) => {
      throw nameUnknown(cause);
    });
    if (addresses.length === 0) throw nameUnknown();
    return addresses;
  }
}

/** Hands a connection the addresses that were checked, so that a second resolution cannot give others. */
export function pinnedTo(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

/** A host as names are compared: lower case, without the brackets of IPv6 and the dot of the root. */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

function resolveAll(hostname: string): Promise<ResolvedAddress[]> {
  return lookup(hostname, { all: true });
}
