import { describeGroup } from './describe-group';
import { diffMembers, type MemberDelta } from './diff-members';
import type { HeldGroup } from './group-facts';
import { membershipParts, mostMembers } from './group-limits';
import type { GroupPlanDraft } from './group-plan-draft';
import { refuseBuiltIn, refuseTooLarge } from './refuse-group';
import { groupReason, sayDelta } from './say-group';

/** A group whose mirror is there and ours, or was agreed to become ours. */
export function planOwnGroup(draft: GroupPlanDraft, remote: HeldGroup): void {
  const { facts } = draft;
  draft.remote = remote;
  if (remote.builtIn) {
    refuseBuiltIn(draft);
    return;
  }
  if (facts.link.state === 'detached') draft.link = { kind: 'rebind' };
  const delta = withinLimit(draft, remote, diffMembers(facts.members, remote.members));
  const mustWrite = facts.link.state === 'adopt' || remote.name !== facts.name || hasMembers(delta);
  if (mustWrite && !draft.can('groups.write')) return;
  adopt(draft, remote);
  enable(draft);
  rename(draft, remote);
  for (const part of membershipParts(delta)) {
    const reason = groupReason(
      'members_differ',
      `The group ${facts.name} has others in it in the directory: ${sayDelta(part)}.`,
    );
    draft.step('members', reason, { kind: 'group.members', ...part });
  }
  if (facts.details !== null) describeGroup(draft, facts.details);
  else if (hasText(draft)) draft.can('usergroups.describe');
}

function adopt(draft: GroupPlanDraft, remote: HeldGroup): void {
  const { link, name } = draft.facts;
  if (link.state !== 'adopt') return;
  const reason = groupReason(
    'group_name_taken',
    `It was agreed that the group ${name}, which is in Slack, is taken over.`,
  );
  draft.step('groups', reason, { kind: 'group.adopt', name: remote.name });
}

/** Somebody disabled it in Slack, or it was when the group was left: it is wanted, so it is enabled. */
function enable(draft: GroupPlanDraft): void {
  const { details, name } = draft.facts;
  if (details?.disabled !== true || !draft.can('usergroups.describe')) return;
  const sentence = `The group ${name} is disabled in Slack: it is enabled again, not made anew.`;
  draft.step('groups', groupReason('group_disabled_in_slack', sentence), { kind: 'group.enable' });
}

function rename(draft: GroupPlanDraft, remote: HeldGroup): void {
  const { name, namesakes } = draft.facts;
  if (remote.name === name) return;
  const [namesake] = namesakes;
  if (namesake !== undefined) {
    draft.refuse({
      code: 'group_name_taken',
      sentence: `The group ${remote.name} is not renamed to ${name}: Slack has another group of that name (${namesake.id}).`,
      remedy: 'Rename one of the two.',
    });
    return;
  }
  const reason = groupReason(
    'group_renamed',
    `The group is called ${name} in the directory, and ${remote.name} in Slack.`,
  );
  draft.step('groups', reason, { kind: 'group.rename', before: remote.name, after: name });
}

/** Who leaves always leaves; who comes has to fit. */
function withinLimit(draft: GroupPlanDraft, remote: HeldGroup, delta: MemberDelta): MemberDelta {
  const size = remote.members.length + delta.add.length - delta.remove.length;
  const most = mostMembers(draft.context.capabilities);
  if (delta.add.length === 0 || size <= most) return delta;
  refuseTooLarge(draft, size, most);
  return { add: [], remove: delta.remove };
}

function hasMembers({ add, remove }: MemberDelta): boolean {
  return add.length + remove.length > 0;
}

function hasText({ facts: { link } }: GroupPlanDraft): boolean {
  return Boolean(link.handle) || Boolean(link.description) || link.defaultChannelIds.length > 0;
}
