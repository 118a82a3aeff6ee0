import type { Channel, Group, Member } from './org-data';

/** One page of what was looked for. */
export type Found<Item> = { items: Item[]; page: number; pages: number; total: number };

/** Cuts a page out of a list; a page beyond the last is the last. Pages count from 1. */
export function cutPage<Item>(all: readonly Item[], page: number, size = 50): Found<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  return { items: all.slice((shown - 1) * size, shown * size), page: shown, pages, total: all.length };
}

/** Whether a text stands in what a person would look for somebody by. */
export function namesMember(member: Readonly<Member>, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || member.id === text.trim()) return true;
  return [member.username, member.displayName, member.email, `${member.firstName} ${member.lastName}`].some((name) =>
    name.toLowerCase().includes(wanted),
  );
}

export function namesGroup(group: Readonly<Group>, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [group.id, group.name, group.handle].some((name) => name?.toLowerCase().includes(wanted));
}

export function namesChannel(channel: Readonly<Channel>, text: string): boolean {
  const wanted = text.trim().toLowerCase().replace(/^#/, '');
  return wanted === '' || [channel.id, channel.name].some((name) => name.toLowerCase().includes(wanted));
}
