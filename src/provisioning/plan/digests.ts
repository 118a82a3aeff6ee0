import { hash } from 'node:crypto';
import type { UserId } from '../../core';
import { type AccountValues, accountAttributes, type RemoteAccount } from '../target/account';

/**
 * What is wanted for a person, in one line: when it is the one kept in the binding, and Slack's is too, nothing is to be
 * done. Only what is kept equal counts (`always`), and the manager counts as the person they are, because their account
 * may be made by the same plan.
 */
export function wantedDigest(wanted: { active: boolean; values: AccountValues; managerId: UserId | null }): string {
  return digest([
    wanted.active,
    ...accountAttributes.map((name) => (name === 'manager' ? wanted.managerId : wanted.values[name])),
  ]);
}

/**
 * What Slack holds, in one line. The photo does not count: Slack shows an address of its own and changes it by itself
 * (Slack facts, SCIM §4 photos).
 */
export function heldDigest(account: Pick<RemoteAccount, 'active' | 'values'>): string {
  return digest([account.active, ...accountAttributes.map((name) => (name === 'photo' ? null : account.values[name]))]);
}

/** As `wantedDigest`, for a group: its name, its text, and who is to be in it. */
export function wantedGroupDigest(wanted: {
  name: string;
  text: readonly unknown[];
  memberIds: readonly string[];
}): string {
  return digest([wanted.name, wanted.text, wanted.memberIds.toSorted()]);
}

/** As `heldDigest`, for a group. */
export function heldGroupDigest(held: {
  name: string;
  text: readonly unknown[];
  memberIds: readonly string[];
}): string {
  return digest([held.name, held.text, held.memberIds.toSorted()]);
}

function digest(parts: readonly unknown[]): string {
  // An unset value is null in JSON, which no text can be.
  return hash('sha256', JSON.stringify(parts.map((part) => part ?? null)), 'base64url');
}
