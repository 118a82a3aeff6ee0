import type { UserId } from '../../core';
import { buildUserName } from './build-user-name';
import { type NameSeeker, settleNames } from './settle-names';
import type { TakenNames } from './taken-names';

/** What somebody will be called in Slack, and why it is not what the directory says, where it is not. */
export type UserNamePreview = { userId: UserId; source: string; userName: string; sentence: string | null };

/**
 * What everybody would be called, before anything is sent: by username, so that those who meet stand together.
 *
 * @param taken as for `settleNames`; the chosen names are added
 */
export function previewUserNames(seekers: readonly NameSeeker[], taken: TakenNames): UserNamePreview[] {
  const choices = settleNames(seekers, taken);
  return seekers
    .map(({ userId, source }) => {
      const userName = choices.get(userId)?.name ?? buildUserName(source);
      return { userId, source, userName, sentence: sayUserName(source, userName) };
    })
    .sort((one, other) => (one.userName < other.userName ? -1 : 1));
}

/** Why a username is another than its source, as a sentence; null where it is the same. */
export function sayUserName(source: string, userName: string): string | null {
  if (userName === source) return null;
  const base = buildUserName(source);
  const built = base === source ? '' : ` becomes ${base}, as Slack takes at most 21 of a-z, 0-9 and . _ -`;
  const moved = userName === base ? '' : `${base} is taken or reserved in Slack, so it is ${userName}`;
  return `${[built === '' ? '' : `${source}${built}`, moved].filter((part) => part !== '').join('; ')}.`;
}
