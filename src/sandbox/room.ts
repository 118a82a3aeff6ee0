import type { Machinery } from './api/serve-call';
import type { DeliveryJournal } from './interactivity/delivery-journal';
import type { ScimLimits } from './limits/scim-limits';
import type { WebLimits } from './limits/web-limits';
import type { LiveFeed } from './live/live-feed';
import type { TurnableClock } from './org/turnable-clock';
import { playedHost, type WorkspaceProfile } from './settings';
import type { SnapshotStore } from './workspace/snapshot-store';
import type { Workspace } from './workspace/workspace';

/** What the routes share. */
export type Room = {
  workspace: Workspace;
  profile: WorkspaceProfile;
  clock: TurnableClock;
  /** What stands around the interfaces: journal, faults, locks. */
  machinery: Machinery;
  limits: ScimLimits;
  webLimits: WebLimits;
  snapshots: SnapshotStore;
  /** What was sent to apps. */
  deliveries: DeliveryJournal;
  /** Tells open pages of changes. */
  live: LiveFeed;
  /** Aborts when the practice workspace stops. */
  closing: AbortSignal;
  /** How long an app may take to answer; three seconds as Slack has it. */
  answerLimitMs: number;
  /** Hosts besides this machine that the practice workspace may call. */
  allowedHosts: readonly string[];
  /** Where people reach the practice workspace, without a slash at the end. */
  baseUrl: () => string;
};

/** The ACS URL that requests name and Responses must be sent to. */
export function acsUrlOf(room: Room): string {
  return room.workspace.settings.acsUrl || `${room.baseUrl()}/sso/saml`;
}

/** What the frame around every page of the practice workspace says: whose it is, and which host is played. */
export function frameOf(room: Room) {
  return { profile: room.profile, host: playedHost(room.profile) };
}
