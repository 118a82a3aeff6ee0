import type { Capabilities } from '../target/capability';
import type { MemberDelta } from './diff-members';

/** Slack recommends at most so many in one call; more leaving than that fails for groups with channels (SCIM §9). */
const mostAddedAtOnce = 5_000;
const mostRemovedAtOnce = 1_000;

/** Most members of a user group, and of an IDP group of an Enterprise organisation (Slack facts, SCIM §9). */
export function mostMembers({ plan }: Pick<Capabilities, 'plan'>): number {
  return plan === 'enterprise' ? 15_000 : 5_000;
}

/** Cuts a delta into what one call takes; nothing at all gives no part. */
export function membershipParts({ add, remove }: MemberDelta): MemberDelta[] {
  const parts = Math.max(Math.ceil(add.length / mostAddedAtOnce), Math.ceil(remove.length / mostRemovedAtOnce));
  return Array.from({ length: parts }, (_none, part) => ({
    add: slice(add, part, mostAddedAtOnce),
    remove: slice(remove, part, mostRemovedAtOnce),
  }));
}

function slice<Member>(members: readonly Member[], part: number, size: number): Member[] {
  return members.slice(part * size, (part + 1) * size);
}
