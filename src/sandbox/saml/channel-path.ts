/** A channel of the workspace as a path, or undefined for anything else: no other place can be landed on. */
export function channelPath(text: string | undefined): string | undefined {
  return text !== undefined && /^\/messages\/[A-Za-z0-9_-]{1,80}\/?$/.test(text) ? text : undefined;
}
