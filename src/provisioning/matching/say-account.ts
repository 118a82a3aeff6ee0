import type { HeldAccount } from '../plan/person-facts';

type Named = Pick<HeldAccount, 'id' | 'values'>;

/** An account as it is named in sentences: `ada (U0123)`. */
export function sayAccount({ id, values }: Named): string {
  return values.userName === undefined ? id : `${values.userName} (${id})`;
}

/** Several accounts in words, as `sayAccount` says each. */
export function sayAccounts(accounts: readonly Named[]): string {
  return accounts.map(sayAccount).join(', ');
}
