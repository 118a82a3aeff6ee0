import type { GroupId, RemoteGroupId } from '../../core';
import type { RemoteGroup, UsergroupDetails } from '../target/account';
import type { MemberRef } from './operation';

/** The row of `connection_groups`; a group without one is not pushed. */
export type GroupLink = {
  pushed: boolean;
  state: 'unbound' | 'adopting' | 'adopt' | 'bound' | 'detached';
  /** Slack's id: of our group, or of the one that was agreed to be taken over. */
  remoteId: RemoteGroupId | null;
  /** What the user group is called by; null or empty: not ours to say, left as it is. */
  handle: string | null;
  description: string | null;
  defaultChannelIds: readonly string[];
};

/**
 * Somebody who is in the group in our directory, directly or through groups below it; with their account, also one that
 * the same plan binds (`gets`): else they would be taken for two.
 */
export type WantedMember = MemberRef & {
  /**
   * `active`: has, or by this plan gets, an account that is on. `inactive`: has none that is on; neither added nor
   * taken out. `left_alone`: ignored, conflicting, or protected; neither added nor taken out.
   */
  standing: 'active' | 'inactive' | 'left_alone';
};

/** Somebody who is in the group in Slack. `leftAlone`: as with `WantedMember`, or an account that we never change. */
export type HeldMember = MemberRef & { leftAlone: boolean };

/** A group as Slack holds it, its members with the people they are. */
export type HeldGroup = Pick<RemoteGroup, 'id' | 'name' | 'builtIn'> & { members: readonly HeldMember[] };

/** Everything that is true now about one group and its mirror. */
export type GroupFacts = {
  groupId: GroupId;
  /** As the directory has it; the last known one where it was deleted. */
  name: string;
  /** `authorised`: for this app, itself. */
  directory: { state: 'present'; authorised: boolean } | { state: 'deleted' };
  link: GroupLink;
  members: readonly WantedMember[];
  /** The group of `link.remoteId` as last read; null: none is named, or Slack, asked for this very id, has none. */
  remote: HeldGroup | null;
  /** Groups in Slack of the wanted name, without regard to case, other than one that is `bound`, `detached` or `adopt` here. */
  namesakes: readonly HeldGroup[];
  /** What the Web API knows of the remote group; null where it cannot be asked. */
  details: Pick<UsergroupDetails, 'handle' | 'description' | 'channelIds' | 'disabled'> | null;
  /** Whether somebody or something else has `link.handle` in Slack's one namespace. */
  handleTaken: boolean;
  /** Names of other Slack apps for which this group is authorised. */
  otherApps: readonly string[];
};
