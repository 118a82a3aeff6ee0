import { usergroupsCreate } from './usergroups-create';
import { usergroupsList } from './usergroups-list';
import { usergroupsDisable, usergroupsEnable } from './usergroups-switch';
import { usergroupsUpdate } from './usergroups-update';
import { usergroupsUsersList } from './usergroups-users-list';
import { usergroupsUsersUpdate } from './usergroups-users-update';

/** User groups of a workspace (Slack facts, Web API §5). */
export const usergroupsMethods = [
  usergroupsList,
  usergroupsCreate,
  usergroupsUpdate,
  usergroupsDisable,
  usergroupsEnable,
  usergroupsUsersList,
  usergroupsUsersUpdate,
];
