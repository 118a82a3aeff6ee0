import type { GroupPlanDraft } from './group-plan-draft';
import type { UsergroupText } from './operation';
import { groupReason } from './say-group';

/**
 * Handle, description and default channels of a user group, which SCIM does not know. What is not set here is left as it
 * is there.
 *
 * @param held what Slack has; empty for a group that is made by this plan
 */
export function describeGroup(draft: GroupPlanDraft, held: Required<UsergroupText>): void {
  const { link, name, handleTaken } = draft.facts;
  const before: UsergroupText = {};
  const after: UsergroupText = {};
  if (link.handle && link.handle.toLowerCase() !== held.handle.toLowerCase()) {
    if (handleTaken) {
      draft.refuse({
        code: 'handle_taken',
        sentence: `The handle @${link.handle} of the group ${name} is somebody’s or something’s already: people, channels and groups share one namespace.`,
        remedy: 'Choose another handle.',
      });
    } else {
      before.handle = held.handle;
      after.handle = link.handle;
    }
  }
  if (link.description && link.description !== held.description) {
    before.description = held.description;
    after.description = link.description;
  }
  if (link.defaultChannelIds.length > 0 && !isSameSet(link.defaultChannelIds, held.channelIds)) {
    before.channelIds = held.channelIds;
    after.channelIds = link.defaultChannelIds;
  }
  if (Object.keys(after).length === 0 || !draft.can('usergroups.describe')) return;
  const what = Object.keys(after).map((part) => words[part as keyof UsergroupText]);
  const reason = groupReason(
    'text_differs',
    `The ${what.join(' and ')} of the group ${name} in Slack ${what.length > 1 ? 'are' : 'is'} another.`,
  );
  draft.step('texts', reason, { kind: 'group.describe', before, after });
}

const words: { [part in keyof Required<UsergroupText>]: string } = {
  handle: 'handle',
  description: 'description',
  channelIds: 'default channels',
};

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).size === new Set(other).size && one.every((each) => other.includes(each));
}
