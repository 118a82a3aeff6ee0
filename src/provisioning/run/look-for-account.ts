import type { RemoteAccount } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { NullableValues } from './write-account';

/**
 * Looks whether an account that we asked for, without hearing an answer, was made after all (R98): one that has both the
 * username and the e-mail that were sent. One that fits in one of them only is somebody else's and stands in the way.
 */
export async function lookForAccount(
  { userName, email }: NullableValues,
  target: ProvisioningTarget,
): Promise<RemoteAccount | undefined> {
  if (!userName || !email) return undefined;
  const found = await target.findAccounts({ userName });
  return found.find(
    (account) => isSameText(account.values.userName, userName) && isSameText(account.values.email, email),
  );
}

function isSameText(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase() === other.toLowerCase();
}
