import type { GroupFacts, HeldGroup } from './group-facts';
import type { GroupPlan } from './group-plan';
import { GroupPlanDraft } from './group-plan-draft';
import type { PlanContext } from './plan-context';
import { planNewGroup } from './plan-new-group';
import { planOwnGroup } from './plan-own-group';
import { refuseBuiltIn } from './refuse-group';
import { groupReason } from './say-group';

/**
 * What would be done for one group, and what would not, and why. Switched-off group management leaves everything as it is;
 * a group that is not pushed or not authorised any more is left in Slack as it is; one that was deleted is deleted there.
 * Its members' accounts are none of its business: whether they keep them is the person's rule.
 *
 * @returns nothing at all where wanted and held agree (R109)
 */
export function planGroup(facts: GroupFacts, context: PlanContext): GroupPlan {
  const draft = new GroupPlanDraft(facts, context);
  if (!context.settings.pushGroups) return draft.finished();
  const { directory, link } = facts;
  if (directory.state === 'deleted') planDeleted(draft);
  else if (!directory.authorised || !link.pushed) leave(draft);
  else {
    warnOfOtherApps(draft);
    const remote = ownRemote(facts);
    if (remote === null) planNewGroup(draft);
    else planOwnGroup(draft, remote);
  }
  return draft.finished();
}

/**
 * The group in Slack that is ours. One that is disabled may be hidden from SCIM and known to the Web API only: who is in it
 * is seen by the next plan, once it is enabled.
 */
function ownRemote({ link, remote, details, name }: GroupFacts): HeldGroup | null {
  if (!['bound', 'detached', 'adopt'].includes(link.state)) return null;
  if (remote !== null || link.remoteId === null || details?.disabled !== true) return remote;
  return { id: link.remoteId, name, builtIn: false, members: [] };
}

/** Deleted here, so deleted there; but only what is ours and was still synced. */
function planDeleted(draft: GroupPlanDraft): void {
  const { link, remote, name } = draft.facts;
  if (link.state !== 'bound' || remote === null) {
    draft.link = { kind: 'forget' };
    return;
  }
  draft.remote = remote;
  if (remote.builtIn) {
    refuseBuiltIn(draft);
    return;
  }
  if (!draft.can('groups.write')) return;
  const reason = groupReason('group_deleted', `The group ${name} was deleted from the directory.`);
  draft.step('removals', reason, { kind: 'group.delete', name: remote.name });
}

/** Somebody took the group out of Slack's scope: what is in Slack stays, and is no longer ours to change. */
function leave(draft: GroupPlanDraft): void {
  const { link, name, directory } = draft.facts;
  if (link.state === 'bound') {
    draft.link = { kind: 'detach' };
    const why = directory.state === 'present' && directory.authorised ? 'pushed' : 'authorised';
    draft.notice(
      'group_left',
      `The group ${name} is not ${why} any more: it stays in Slack as it is, and is no longer synced.`,
    );
  } else if (link.state === 'adopting' || link.state === 'adopt') draft.link = { kind: 'unbind' };
}

function warnOfOtherApps(draft: GroupPlanDraft): void {
  const { otherApps, name } = draft.facts;
  if (otherApps.length === 0) return;
  const sentence = `The group ${name} is authorised for ${otherApps.join(', ')} too. Each app keeps its own members: nobody is deactivated in one because of the other.`;
  draft.notice('group_in_several_apps', sentence);
}
