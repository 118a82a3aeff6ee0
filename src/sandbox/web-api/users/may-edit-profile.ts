import { type Member, type Rank, ranks } from '../../org/org-data';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { rankIn } from './render-user';

const names = ['display_name', 'real_name', 'first_name', 'last_name'];
const statuses = ['status_text', 'status_emoji', 'status_expiration'];

/**
 * Who may change what in a profile: oneself most of it, admins that of people below them, on paid plans; in an
 * organisation its own admins, and a workspace's admins for names only (Slack facts, Web API §3 users.profile.set).
 *
 * @throws WebRefusal `not_admin`, `not_app_admin`, `cannot_update_admin_user`, `permission_denied`
 */
export function demandMayEditProfile(target: Readonly<Member>, fields: readonly string[], call: WebCall): void {
  const { org, caller, doubts } = call;
  const rank = rankFor(fields, call);
  const isAdmin = isAtLeast(rank, 'admin');
  if (target.id === caller.member.id) {
    demand(!fields.includes('email'), isAdmin ? doubts.webOwnEmail : 'not_admin');
    const isStatusOnly = fields.every((field) => statuses.includes(field));
    const isFree = !org.isEnterprise || isStatusOnly || doubts.webOwnProfileInOrg === 'accepted';
    demand(isFree, 'permission_denied');
    return;
  }
  demand(org.plan !== 'free', doubts.webEditOthersUnpaid);
  demand(isAdmin, 'not_admin');
  demand(target.kind === 'person' || isAtLeast(rank, 'owner'), 'not_app_admin');
  const isBelow = ranks.indexOf(target.rank) < ranks.indexOf(rank);
  demand(isBelow, 'cannot_update_admin_user');
}

/** Names take the rank in the workspace, all else in an organisation the rank there. */
function rankFor(fields: readonly string[], { caller }: WebCall): Rank {
  const isNamesOnly = fields.every((field) => names.includes(field));
  return isNamesOnly ? rankIn(caller.member, caller.token.teamId) : caller.member.rank;
}

function isAtLeast(rank: Rank, least: Rank): boolean {
  return ranks.indexOf(rank) >= ranks.indexOf(least);
}
