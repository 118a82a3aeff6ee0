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

/** Somebody who is in the group in our directory, directly or through groups below it. */
export type WantedMember = MemberRef & {
  /**
   * `active`: has, or by this plan gets, an account that is on. `inactive`: has none that is on; neither added nor
   * taken out. `left_alone`: ignored, conflicting, or protected; neither added nor taken out.
   */
  standing: 'active' | 'inactive' | 'left_alone';
};

/** Somebody who is in the group in Slack. */
export type HeldMember = MemberRef & { leftAlone: boolean };

/** Everything that is true now about one group and its mirror. */
export type GroupFacts = {
  groupId: GroupId;
  /** As the directory has it; the last known one where it was deleted. */
  name: string;
  /** `authorised`: for this app, itself. */
  directory: { state: 'present'; authorised: boolean } | { state: 'deleted' };
  link: GroupLink;
  members: readonly WantedMember[];
  /** The group of `link.remoteId` as last read; null: none is named, or it is not there any more. */
  remote: (Pick<RemoteGroup, 'id' | 'name' | 'builtIn'> & { members: readonly HeldMember[] }) | null;
  /** Other groups in Slack that have the wanted name. */
  namesakes: readonly (Pick<RemoteGroup, 'id' | 'name' | 'builtIn'> & { members: readonly HeldMember[] })[];
  /** What the Web API knows of the remote group; null where it cannot be asked. */
  details: Pick<UsergroupDetails, 'handle' | 'description' | 'channelIds' | 'disabled'> | null;
  /** Whether somebody or something else has `link.handle` in Slack's one namespace. */
  handleTaken: boolean;
  /** Names of other Slack apps for which this group is authorised. */
  otherApps: readonly string[];
};
