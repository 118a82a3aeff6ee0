import { adminRolesAddAssignments, adminRolesRemoveAssignments } from './admin-roles';
import { adminRolesListAssignments } from './admin-roles-list';
import { adminUsersSessionSetSettings } from './admin-session-settings';
import { adminUsersSessionInvalidate, adminUsersSessionList, adminUsersSessionReset } from './admin-sessions';
import { adminTeamsList } from './admin-teams-list';
import { adminUsergroupsAddTeams } from './admin-usergroups-add-teams';
import {
  adminUsergroupsAddChannels,
  adminUsergroupsListChannels,
  adminUsergroupsRemoveChannels,
} from './admin-usergroups-channels';
import { adminUsersAssign } from './admin-users-assign';
import { adminUsersInvite } from './admin-users-invite';
import { adminUsersList } from './admin-users-list';
import { adminUsersRemove } from './admin-users-remove';
import { adminUsersSetAdmin, adminUsersSetOwner, adminUsersSetRegular } from './admin-users-set-rank';

/** The Admin API of an organisation (Slack facts, Web API §6). */
export const adminMethods = [
  adminUsersList,
  adminUsersInvite,
  adminUsersAssign,
  adminUsersRemove,
  adminUsersSetRegular,
  adminUsersSetAdmin,
  adminUsersSetOwner,
  adminUsersSessionList,
  adminUsersSessionReset,
  adminUsersSessionInvalidate,
  adminUsersSessionSetSettings,
  adminUsergroupsAddTeams,
  adminUsergroupsAddChannels,
  adminUsergroupsListChannels,
  adminUsergroupsRemoveChannels,
  adminTeamsList,
  adminRolesAddAssignments,
  adminRolesRemoveAssignments,
  adminRolesListAssignments,
];
