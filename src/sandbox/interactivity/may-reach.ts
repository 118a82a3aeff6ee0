/**
 * Whether the practice workspace may call an address: this machine's own, or a host that its operator named. A name
 * that merely resolves to this machine is none of them, so that no DNS answer decides.
 */
export function mayReach(url: URL, allowedHosts: readonly string[]): boolean {
  const { hostname, protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  const isLoopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
  return isLoopback || allowedHosts.includes(hostname);
}
