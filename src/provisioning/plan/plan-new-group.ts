import { describeGroup } from './describe-group';
import { diffMembers } from './diff-members';
import type { HeldGroup } from './group-facts';
import { membershipParts, mostMembers } from './group-limits';
import type { GroupPlanDraft } from './group-plan-draft';
import { refuseBuiltIn, refuseTooLarge } from './refuse-group';
import { groupReason, sayDelta } from './say-group';

/**
 * A group that has no mirror yet, or whose mirror is gone. One of the same name is never taken over without asking, and an
 * empty one is not made.
 */
export function planNewGroup(draft: GroupPlanDraft): void {
  const { namesakes, link } = draft.facts;
  const [namesake] = namesakes;
  if (namesake !== undefined) {
    ask(draft, namesake);
    return;
  }
  if (link.state === 'adopting' || link.state === 'adopt') draft.link = { kind: 'unbind' };
  create(draft);
}

/** The plan shows what would become of the members, and does nothing before somebody agreed. */
function ask(draft: GroupPlanDraft, namesake: HeldGroup): void {
  const { members, link } = draft.facts;
  if (namesake.builtIn) {
    refuseBuiltIn(draft);
    return;
  }
  const delta = diffMembers(members, namesake.members);
  draft.refuse({
    code: 'group_name_taken',
    sentence: `Slack has a group ${namesake.name} (${namesake.id}) that Countersign did not make. If it were taken over: ${sayDelta(delta, 'would be ')}.`,
    remedy: `Agree that it is taken over, or rename one of the two.`,
    wouldChange: { remoteId: namesake.id, ...delta },
  });
  if (link.state !== 'adopting' || link.remoteId !== namesake.id) draft.link = { kind: 'ask', remoteId: namesake.id };
}

function create(draft: GroupPlanDraft): void {
  const { name, members, link } = draft.facts;
  const { add } = diffMembers(members, []);
  if (add.length === 0) {
    draft.notice('group_empty', `The group ${name} has nobody in it who has Slack, so it is not made yet.`);
    return;
  }
  if (!draft.can('groups.write')) return;
  const most = mostMembers(draft.context.capabilities);
  if (add.length > most) {
    refuseTooLarge(draft, add.length, most);
    return;
  }
  const wasThere = link.state === 'bound' || link.state === 'detached';
  const reason = wasThere
    ? groupReason(
        'group_recreated',
        `The group ${name} is gone from Slack, where Countersign had made it: it is made again.`,
      )
    : groupReason('group_pushed', `The group ${name} is to be in Slack, and is not.`);
  const [first, ...others] = membershipParts({ add, remove: [] });
  draft.step('groups', reason, { kind: 'group.create', name, members: first?.add ?? [] });
  for (const part of others) {
    draft.step('members', groupReason('members_differ', `The group ${name} is larger than one call takes.`), {
      kind: 'group.members',
      ...part,
    });
  }
  describeGroup(draft, { handle: '', description: '', channelIds: [] });
}
