import type { ConnectionSettings } from '../../contracts';
import type { AppId, ConnectionId } from '../../core';
import type { Capabilities } from '../target/capability';

export type ConnectionState = 'draft' | 'active' | 'paused' | 'quarantined' | 'deactivated';

/** Why a connection does not run, and the way out; a stable code and a sentence each. */
export type StateReason = { code: string; sentence: string; remedy: string };

/** An app's provisioning side: one Slack workspace or organisation. Holds no secret. */
export type Connection = {
  id: ConnectionId;
  appId: AppId;
  appSlug: string;
  appName: string;
  state: ConnectionState;
  stateReason: StateReason | null;
  webApiOrigin: string;
  scimOrigin: string;
  /** Of the Slack app, where an administrator lets us in by OAuth. */
  clientId: string | null;
  hasClientSecret: boolean;
  hasToken: boolean;
  hasRefreshToken: boolean;
  /** Null: the token does not end by itself. */
  tokenExpiresAt: Date | null;
  /** What the last test found; null before the first. */
  capabilities: Capabilities | null;
  checkedAt: Date | null;
  settings: ConnectionSettings;
  /** Raised by every change of settings, OAuth client or mapping, so that nobody saves over what they have not seen. */
  revision: number;
  /** Raised by every change of mapping, matching or scope; above the approved one, plans wait for approval. */
  scopeRevision: number;
  approvedScopeRevision: number;
  createdAt: Date;
  updatedAt: Date;
};
