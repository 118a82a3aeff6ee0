import type { ApiCircumstances } from '../api/api-face';
import type { DoubtSettings } from '../doubts';
import type { Org } from '../org/org';
import type { Member, Token } from '../org/org-data';
import type { ScimVersion } from './dialect';

/** What every part of a SCIM call looks at. */
export type ScimContext = ApiCircumstances & {
  org: Org;
  doubts: Readonly<DoubtSettings>;
  version: ScimVersion;
  /** Where callers reach the API: the address before `/scim`. */
  baseUrl: string;
  /** The host that is played, for profile addresses. */
  host: string;
  /** Whether members may change their own display name: then SCIM may not. */
  membersMayRename: boolean;
};

/** Whose token a call came with. */
export type ScimCaller = { token: Readonly<Token>; member: Readonly<Member> };
