const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether an app may send people back to an address: https (on this machine http too, which only practice takes), no
 * `#`, and equal to or below an address it registered (Slack docs: Installing with OAuth).
 */
export function isRegisteredRedirect(uri: string, registered: readonly string[]): boolean {
  const url = readRedirectUri(uri);
  return url !== undefined && registered.some((each) => isBelow(url, readRedirectUri(each)));
}

/** A redirect address as such, registered or not; undefined where Slack would not take it. */
export function readRedirectUri(uri: string): URL | undefined {
  if (uri.includes('#') || !URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const isSecure = url.protocol === 'https:' || isLoopbackHttp(url);
  return isSecure && url.username === '' && url.password === '' ? url : undefined;
}

/** An address that only practice takes, because nothing but this machine is behind it. */
export function isLoopbackHttp(url: URL): boolean {
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}

function isBelow(url: URL, registered: URL | undefined): boolean {
  if (registered === undefined || url.origin !== registered.origin) return false;
  if (url.pathname === registered.pathname) return true;
  return url.pathname.startsWith(registered.pathname.replace(/\/?$/, '/'));
}
