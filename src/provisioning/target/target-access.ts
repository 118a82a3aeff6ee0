import type { ConnectionId, Secret } from '../../core';
import type { Capabilities } from './capability';
import type { ProvisioningTarget } from './provisioning-target';

/** What it takes to speak to Slack for one connection. */
export type TargetAccess = {
  connectionId: ConnectionId;
  /** Origins without a slash at the end, checked before: `https://slack.com`, `https://api.slack.com`. */
  webApiOrigin: string;
  scimOrigin: string;
  token: Secret;
  /** Asked right before a write goes out, after all waiting. @throws whatever must keep it from going */
  beforeWrite?: () => void;
  /** What the last test found; null before the first one, which is all that can be asked for then. */
  capabilities: Capabilities | null;
  /** Part of Slack's rate limits that is left to other apps of the organisation. */
  otherAppsSharePercent: number;
  /** Calls under way at once, at most; the target's own measure unless told. */
  concurrency?: number;
};

/** Opens the way to Slack; nothing is sent before a method is called. */
export type OpenTarget = (access: TargetAccess) => ProvisioningTarget;
