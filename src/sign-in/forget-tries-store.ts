import type { UserId } from '../core';
import type { CounterName, Transaction } from '../db';

/** Forgets the wrong tries at a person's account from unknown browsers. */
export async function forgetTries(tx: Transaction, userId: UserId): Promise<void> {
  const counters: CounterName[] = ['sign-in-account', 'sign-in-account-ever', 'sign-in-current-password'];
  await tx.query('DELETE FROM rate_limits WHERE key = ANY ($1)', [counters.map((name) => `${name}:${userId}`)]);
}
