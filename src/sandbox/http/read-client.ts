import type { Context } from 'koa';
import type { Client } from '../org/org-data';

const systems: readonly [pattern: RegExp, os: string, device: string][] = [
  [/iPhone OS ([\d_]+)/, 'iOS', 'iPhone'],
  [/iPad; CPU OS ([\d_]+)/, 'iOS', 'iPad'],
  [/Android ([\d.]+)/, 'Android', ''],
  [/Mac OS X ([\d_.]+)/, 'OS X', 'Intel'],
  [/Windows NT ([\d.]+)/, 'Windows', 'Intel'],
  [/Linux/, 'Linux', ''],
];

/** The browser or Slack client of a request, as far as its User-Agent tells (Slack facts, Web API §6, session.list). */
export function readClient(ctx: Context): Client {
  const userAgent = ctx.get('user-agent').slice(0, 500);
  const version = /Slack(?:_SSB)?\/([\d.]+)|(?:Chrome|Firefox|Version)\/([\d.]+)/.exec(userAgent);
  const address = (ctx.req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const shared = { clientVersion: version?.[1] ?? version?.[2] ?? '', address, userAgent };
  for (const [pattern, os, device] of systems) {
    const found = pattern.exec(userAgent);
    if (found) return { device, os, osVersion: (found[1] ?? '').replaceAll('_', '.'), ...shared };
  }
  return { device: '', os: '', osVersion: '', ...shared };
}
