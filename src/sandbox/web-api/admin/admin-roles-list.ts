import type { RoleAssignment } from '../../org/org-data';
import { systemRoleOf } from '../../org/system-roles';
import { integer, list, text } from '../argument';
import { cutPage } from '../cut-page';
import { slackSeconds } from '../slack-seconds';
import { demand } from '../web-refusal';
import { defineAdminMethod } from './admin-method';

/** Who has which role for what; the latest first unless told. */
export const adminRolesListAssignments = defineAdminMethod({
  name: 'admin.roles.listAssignments',
  verb: 'GET',
  scopes: ['admin.roles:read'],
  tier: 3,
  withoutRank: 'invalid_actor',
  args: {
    role_ids: list(),
    entity_ids: list(),
    limit: integer({ min: 1, max: 200 }),
    cursor: text({ invalid: 'invalid_cursor' }),
    sort_dir: text(),
  },
  writes: false,
  run(call) {
    const { org, args } = call;
    const { role_ids: roleIds, entity_ids: entityIds, limit, cursor, sort_dir: direction = 'DESC' } = args;
    demand(direction === 'ASC' || direction === 'DESC', 'invalid_sort');
    demand(!roleIds || roleIds.every((id) => systemRoleOf(id)), 'invalid_role_id');
    const found = org.roleAssignments.filter(
      (each) => (!roleIds || roleIds.includes(each.roleId)) && (!entityIds || entityIds.includes(each.entityId)),
    );
    const sorted = direction === 'ASC' ? found : [...found].reverse();
    const page = cutPage(sorted, `role-${direction}`, { limit, cursor, usual: 200, most: 200 }, call);
    return {
      role_assignments: page.items.map(renderAssignment),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});

function renderAssignment({ roleId, entityId, memberId, createdAt }: Readonly<RoleAssignment>) {
  return { role_id: roleId, entity_id: entityId, user_id: memberId, date_create: slackSeconds(createdAt) };
}
