import { type Group, ranks, type Team } from '../../org/org-data';
import { rankIn } from '../users/render-user';
import type { WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';

/** User groups are for paid plans. @throws WebRefusal `unpaidCode` */
export function demandPaidPlan({ org }: WebCall, unpaidCode = 'plan_upgrade_required'): void {
  demand(org.plan !== 'free', unpaidCode);
}

/**
 * Whether the caller may write user groups, as the workspace has decided: admins, or every member; a bot only then.
 *
 * @throws WebRefusal `permission_denied`
 */
export function demandMayManage({ org, caller }: WebCall, team: Readonly<Team>): void {
  const rank = ranks.indexOf(rankIn(caller.member, team.id));
  if (org.policies.userGroupManagers === 'everyone') {
    demand(caller.token.kind === 'bot' || rank >= ranks.indexOf('member'), 'permission_denied');
    return;
  }
  demand(caller.token.kind === 'user' && rank >= ranks.indexOf('admin'), 'permission_denied');
}

/**
 * Whether a group may be changed at all: not Slack's own, and by doubt not what the identity provider manages.
 *
 * @throws WebRefusal `permission_denied`
 */
export function demandEditable(group: Readonly<Group>, patch: { name?: unknown }, { doubts }: WebCall): void {
  demand(group.builtIn === undefined, 'permission_denied');
  if (!group.managed) return;
  const { webManagedGroupEdits } = doubts;
  const isTaken =
    webManagedGroupEdits === 'accepted' || (webManagedGroupEdits === 'name-refused' && patch.name === undefined);
  demand(isTaken, 'permission_denied');
}

/** Whether people may be put in and out by hand. @throws WebRefusal */
export function demandOpenMembership(group: Readonly<Group>, { doubts }: WebCall): void {
  demand(group.builtIn === undefined, 'permission_denied');
  if (group.managed && doubts.webLockedMembership !== 'accepted') throw new WebRefusal(doubts.webLockedMembership);
}
