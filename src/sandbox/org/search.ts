import type { Channel, Group, Member } from './org-data';

/** One page of what was looked for. */
export type Found<Item> = { items: Item[]; page: number; pages: number; total: number };

/** Cuts a page out of a list; a page beyond the last is the last. Pages count from 1. */
export function cutPage<Item>(all: readonly Item[], page: number, size = 50): Found<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  return { items: all.slice((shown - 1) * size, shown * size), page: shown, pages, total: all.length };
}

/** Whether a text stands in what somebody is looked for by: names, e-mail, id. An empty text fits everybody. */
export function memberSearch(text: string): (member: Readonly<Member>) => boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return () => true;
  const has = (name: string) => name.toLowerCase().includes(wanted); // asked 100,000 times: no list is made of the names
  return (member) =>
    has(member.username) ||
    has(member.displayName) ||
    has(member.email) ||
    (wanted.includes(' ') && has(`${member.firstName} ${member.lastName}`)) ||
    has(member.firstName) ||
    has(member.lastName) ||
    member.id === text.trim();
}

/** Whether a group is one that somebody looks for: by a part of name or handle, or its id. Nothing typed finds all. */
export function groupSearch(text: string): (group: Readonly<Group>) => boolean {
  const wanted = text.trim().toLowerCase();
  return ({ id, name, handle }) =>
    wanted === '' || name.toLowerCase().includes(wanted) || handle?.includes(wanted) === true || id === text.trim();
}

/**
 * Whether a channel is one that somebody looks for: by a part of its name, with # or without, or its id. Nothing
 * typed finds all.
 */
export function channelSearch(text: string): (channel: Readonly<Channel>) => boolean {
  const wanted = text.trim().toLowerCase().replace(/^#/, '');
  return ({ id, name }) => wanted === '' || name.toLowerCase().includes(wanted) || id === text.trim();
}
