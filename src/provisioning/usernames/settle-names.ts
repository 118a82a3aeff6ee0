import type { AccountId, UserId } from '../../core';
import { buildUserName, fitsSource, numberedUserName } from './build-user-name';
import type { TakenNames } from './taken-names';

/** Somebody who is to have a username. */
export type NameSeeker = {
  userId: UserId;
  /** `values.userName` of the mapping. */
  source: string;
  /** Since when they are known: among people of the same name the first comes first. */
  since: Date;
  /** The name that was chosen for them, else the one their account has; null: none. */
  has: string | null;
  /** The account that is theirs, or that `findAccount` found for them. */
  accountId: AccountId | null;
};

/** Why a name is not what the source says, in the order in which it was changed. */
export type NameNote = 'kept' | 'characters_changed' | 'reserved' | 'number_added';

export type NameChoice = { name: string; notes: readonly NameNote[] };

/**
 * Chooses usernames: who has one that fits their source keeps it; then each name goes to the first who would have it; who
 * comes later gets a number. The same people get the same names, in whatever order they are given.
 *
 * @param taken names of accounts, people, channels and handles; the chosen ones are added
 */
export function settleNames(seekers: Iterable<NameSeeker>, taken: TakenNames): Map<UserId, NameChoice> {
  const choices = new Map<UserId, NameChoice>();
  const choose = (seeker: NameSeeker, name: string, notes: readonly NameNote[]) => {
    choices.set(seeker.userId, { name, notes });
    taken.add(name, { userId: seeker.userId, accountId: seeker.accountId });
  };
  const inOrder = [...seekers].sort(bySeniority);
  const withoutName = inOrder.filter((seeker) => {
    const { has, source } = seeker;
    if (has === null || !fitsSource(has, source) || !taken.isFreeFor(has, seeker)) return true;
    choose(seeker, has, ['kept']);
    return false;
  });
  const late = withoutName.filter((seeker) => {
    const base = buildUserName(seeker.source);
    if (!taken.isFreeFor(base, seeker)) return true;
    choose(seeker, base, notesOf(seeker.source, base));
    return false;
  });
  const numbers = new Map<string, number>();
  for (const seeker of late) {
    const base = buildUserName(seeker.source);
    let number = numbers.get(base) ?? 2;
    while (!taken.isFreeFor(numberedUserName(base, number), seeker)) number += 1;
    numbers.set(base, number + 1);
    const notes = notesOf(seeker.source, base);
    choose(seeker, numberedUserName(base, number), [...notes, taken.isReserved(base) ? 'reserved' : 'number_added']);
  }
  return choices;
}

function bySeniority(one: NameSeeker, other: NameSeeker): number {
  return one.since.getTime() - other.since.getTime() || (one.userId < other.userId ? -1 : 1);
}

function notesOf(source: string, base: string): NameNote[] {
  return source === base ? [] : ['characters_changed'];
}
