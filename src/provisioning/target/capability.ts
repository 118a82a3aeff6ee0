import type { CapabilityName } from '../../contracts';

export { type CapabilityName, capabilityNames } from '../../contracts';

/** `degraded`: works in another way than best; `reason` and `remedy` are sentences, empty where it works. */
export type Capability = {
  name: CapabilityName;
  state: 'works' | 'degraded' | 'impossible';
  reason: string;
  remedy: string;
};

/** What Slack said of a token, and what follows from it; every later step obeys it. */
export type Capabilities = {
  checkedAt: Date;
  plan: 'business-plus' | 'enterprise' | 'other' | 'unknown';
  /** Workspace (`T…`) or organisation (`E…`) that the token belongs to. */
  organisation: { id: string; name: string; domain: string; kind: 'workspace' | 'organisation' } | null;
  /** The account the token acts for: never changed by us. */
  owner: { accountId: string; rank: 'member' | 'admin' | 'owner' | 'primary-owner' | 'unknown' } | null;
  scopes: readonly string[];
  scimVersion: 'v2' | 'v1' | null;
  capabilities: readonly Capability[];
};
