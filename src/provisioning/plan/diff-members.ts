import type { HeldMember, WantedMember } from './group-facts';
import type { MemberRef } from './operation';

export type MemberDelta = { add: MemberRef[]; remove: MemberRef[] };

/**
 * Who comes and who leaves: a delta, never the whole list. Who is in the group in the directory and cannot be in Slack
 * now is neither added nor taken out; who is in Slack only leaves, whoever they are, because the directory is the truth.
 *
 * @returns both in a fixed order, so that the same plan has the same hash
 */
export function diffMembers(wanted: readonly WantedMember[], held: readonly HeldMember[]): MemberDelta {
  const heldKeys = new Set(held.flatMap(keysOf));
  const wantedKeys = new Set(wanted.flatMap(keysOf));
  const isIn = (member: MemberRef, keys: ReadonlySet<string>) => keysOf(member).some((key) => keys.has(key));
  const add = wanted.filter((member) => member.standing === 'active' && !isIn(member, heldKeys));
  const remove = held.filter((member) => !member.leftAlone && !isIn(member, wantedKeys));
  return { add: inOrder(add), remove: inOrder(remove) };
}

/** A person and their account are the same member. */
function keysOf({ userId, accountId }: MemberRef): string[] {
  return [userId, accountId].filter((key) => key !== null);
}

function inOrder(members: readonly MemberRef[]): MemberRef[] {
  return members
    .map(({ userId, accountId, name }) => ({ userId, accountId, name }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ userId, accountId }: MemberRef) => userId ?? accountId ?? '';
