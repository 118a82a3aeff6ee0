import { BlockList, isIP } from 'node:net';
import type { Middleware } from 'koa';
import { newId } from '../core';

/** What every request carries from its first middleware on (`ctx.state`). */
export type RequestState = {
  /** Id of this request in log, audit record and answer. */
  requestId: string;
  /** The peer's address, or the one that a trusted proxy names. */
  address: string;
  /** The origin under which people reach us, from the configuration: never from a header (R21). */
  baseUrl: string;
};

/** Gives each request an id and finds the peer's address, believing `X-Forwarded-For` from trusted proxies only (R21, R85). */
export function identifyRequest(options: { trustedProxies: readonly string[]; baseUrl: string }): Middleware {
  const trusted = toBlockList(options.trustedProxies);
  return async (ctx, next) => {
    const state = ctx.state as RequestState;
    state.requestId = newId();
    state.baseUrl = options.baseUrl;
    state.address = clientAddress(ctx.req.socket.remoteAddress ?? '', ctx.req.headers['x-forwarded-for'], trusted);
    ctx.set('X-Request-Id', state.requestId);
    await next();
  };
}

/** Walks the chain from the nearest peer outwards and stops at the first address that is no trusted proxy. */
export function clientAddress(peer: string, forwardedFor: string | string[] | undefined, trusted: BlockList): string {
  const hops = (Array.isArray(forwardedFor) ? forwardedFor.join(',') : (forwardedFor ?? '')).split(',');
  let address = normalise(peer);
  for (let hop = hops.pop(); hop !== undefined && isTrusted(address, trusted); hop = hops.pop()) {
    const candidate = normalise(hop.trim());
    if (isIP(candidate) === 0) break;
    address = candidate;
  }
  return address;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function normalise(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

/** Addresses and networks (`10.0.0.0/8`) as a list that can be asked whether it holds an address. */
export function toBlockList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
