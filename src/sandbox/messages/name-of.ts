import type { Org } from '../org/org';

/** What an id stands for, as people know it; the id itself where there is nothing. */
export function nameOf(org: Org, kind: 'user' | 'channel' | 'group', id: string): string {
  if (kind === 'channel') return org.channels.get(id)?.name ?? id;
  if (kind === 'group') return org.groups.get(id)?.handle ?? org.groups.get(id)?.name ?? id;
  const member = org.members.get(id);
  return member?.displayName || member?.username || id;
}
