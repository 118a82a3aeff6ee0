import type { AccountId, UserId } from '../../core';

/**
 * Names that nobody may have. Slack says that there are some (`username_not_allowed`), not which (Slack facts, SCIM §7):
 * these are its mentions and commands.
 */
const reserved = new Set([
  'all',
  'channel',
  'channels',
  'everyone',
  'group',
  'groups',
  'here',
  'me',
  'slack',
  'slackbot',
  'subteam',
  'usergroup',
  'usergroups',
]);

/** Who has a name: an account, a person it was chosen for, or, with neither, a channel or a group's handle. */
export type NameHolder = { accountId: AccountId | null; userId: UserId | null };

/** Slack's one namespace of usernames, channels and handles; case does not count (Slack facts, SCIM §4 userName). */
export class TakenNames {
  readonly #holders = new Map<string, NameHolder[]>();

  add(name: string, holder: NameHolder): void {
    const key = name.toLowerCase();
    const holders = this.#holders.get(key);
    if (holders === undefined) this.#holders.set(key, [holder]);
    else holders.push(holder);
  }

  /** Whether a name is free for somebody, or theirs already. */
  isFreeFor(name: string, { userId, accountId }: NameHolder): boolean {
    if (reserved.has(name)) return false;
    const holders = this.#holders.get(name.toLowerCase()) ?? [];
    return holders.every(
      (holder) =>
        (holder.userId !== null && holder.userId === userId) ||
        (holder.accountId !== null && holder.accountId === accountId),
    );
  }

  isReserved(name: string): boolean {
    return reserved.has(name);
  }
}
