import type { Member } from '../../org/org-data';
import { type SystemRole, systemRoleOf } from '../../org/system-roles';
import { list, required, text } from '../argument';
import type { WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';
import { defineAdminMethod } from './admin-method';

const most = 10;
const roleAdmin = 'Rl02';

const declared = {
  scopes: ['admin.roles:write'],
  tier: 2,
  withoutRank: 'invalid_actor',
  args: { role_id: required(text()), entity_ids: required(list()), user_ids: required(list()) },
  target: 'role_id',
  writes: true,
} as const;

/** Gives a role to people for the organisation, for workspaces or for channels. */
export const adminRolesAddAssignments = defineAdminMethod({
  ...declared,
  name: 'admin.roles.addAssignments',
  run(call) {
    return assign(call, (assignment) => call.org.addRole(assignment));
  },
});

/** Takes it away. Whoever does not have it is no fault. */
export const adminRolesRemoveAssignments = defineAdminMethod({
  ...declared,
  name: 'admin.roles.removeAssignments',
  run(call) {
    return assign(call, (assignment) => call.org.removeRole(assignment));
  },
});

type Assignment = { roleId: string; entityId: string; memberId: string };
type Rejected = { id: string; error: string };

/** Does what is valid and tells what is not (Slack facts, Web API §6). @throws WebRefusal */
function assign(
  call: WebCall<{ role_id: string; entity_ids: string[]; user_ids: string[] }>,
  apply: (assignment: Assignment) => boolean,
): Record<string, never> {
  const { args, caller, doubts } = call;
  const role = systemRoleOf(args.role_id);
  demand(role, 'invalid_role_id');
  demand(args.user_ids.length <= most, 'too_many_users');
  demand(args.entity_ids.length <= most, 'too_many_entities');
  const mayGive = caller.member.rank !== 'admin' || doubts.adminRoleAdmin === 'admins';
  demand(role.id !== roleAdmin || mayGive, 'cannot_modify_role_admin');
  const users = sort(args.user_ids, (id) => faultOfUser(call.org.members.get(id)));
  const entities = sort(args.entity_ids, (id) => faultOfEntity(id, role, call));
  demand(users.good.length > 0, 'no_valid_users');
  demand(entities.good.length > 0, 'no_valid_entities');
  for (const memberId of users.good) {
    for (const entityId of entities.good) apply({ roleId: role.id, entityId, memberId });
  }
  const [someUsers, someEntities] = [users.rejected.length > 0, entities.rejected.length > 0];
  if (!someUsers && !someEntities) return {};
  const what = someUsers && someEntities ? 'users_and_entities' : someUsers ? 'users' : 'entities';
  throw new WebRefusal(`failed_for_some_${what}`, {
    ...(someUsers && { rejected_users: users.rejected }),
    ...(someEntities && { rejected_entities: entities.rejected }),
  });
}

function sort(ids: readonly string[], faultOf: (id: string) => string | undefined) {
  const good: string[] = [];
  const rejected: Rejected[] = [];
  for (const id of new Set(ids)) {
    const error = faultOf(id);
    if (error === undefined) good.push(id);
    else rejected.push({ id, error });
  }
  return { good, rejected };
}

function faultOfUser(member: Readonly<Member> | undefined): string | undefined {
  if (!member || member.state === 'deactivated') return 'user_not_found';
  return member.kind !== 'person' || member.guest ? 'invalid_user' : undefined;
}

function faultOfEntity(id: string, role: SystemRole, { org }: WebCall): string | undefined {
  if (id === org.enterpriseId) return undefined;
  const isThere = org.teams.some((team) => team.id === id) || org.channels.get(id) !== undefined;
  return isThere && role.scope === 'team-or-org' ? undefined : 'invalid_auth';
}
