import type { AccountRank, TargetError } from '../../provisioning';
import type { ScimVersion } from '../scim/scim-urns';

/** What Slack said when a token was tried; nothing is concluded yet. */
export type ProbeFacts = {
  /** From auth.test; an error where it refused the token. */
  identity: Identity | { error: TargetError };
  /** Which version of SCIM answers; an error where none does. */
  scim: { version: ScimVersion } | { error: TargetError };
  /** Of the token’s owner; unknown where it cannot be asked. */
  ownerRank: AccountRank;
};

export type Identity = {
  /** `T…`, or `E…` of a token of the whole organisation. */
  teamId: string;
  teamName: string;
  /** `acme.slack.com`. */
  domain: string;
  userId: string;
  /** The token is an app’s own: `xoxb-…`. */
  isBot: boolean;
  /** The workspace is part of an organisation. */
  isEnterprise: boolean;
  /** The app is installed on the whole organisation. */
  isOrgInstall: boolean;
  scopes: readonly string[];
};
