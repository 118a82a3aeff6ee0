import type { AccountAttribute } from '../../contracts';
import type { AccountId, RemoteGroupId } from '../../core';

export { type AccountAttribute, accountAttributes } from '../../contracts';

/** Values by attribute; what is not there is not set. */
export type AccountValues = { readonly [attribute in AccountAttribute]?: string };

/** `external`: of another organisation, seen through a shared channel. */
export type AccountKind = 'person' | 'multi-channel-guest' | 'single-channel-guest' | 'bot' | 'external';

/** Ranks as far as they protect an account; `unknown` where the token cannot tell (no Web API scope). */
export type AccountRank = 'member' | 'admin' | 'owner' | 'primary-owner' | 'unknown';

/** An account as Slack holds it now. */
export type RemoteAccount = {
  id: AccountId;
  values: AccountValues;
  active: boolean;
  kind: AccountKind;
  rank: AccountRank;
  createdAt: Date | null;
};

export type RemoteGroup = {
  id: RemoteGroupId;
  name: string;
  memberIds: readonly AccountId[];
  /** Built in by Slack (`Team Admins` …): never touched. */
  builtIn: boolean;
};

/** What the Web API knows of a user group beyond SCIM. */
export type UsergroupDetails = {
  id: RemoteGroupId;
  name: string;
  handle: string;
  description: string;
  channelIds: readonly string[];
  disabled: boolean;
  builtIn: boolean;
};
