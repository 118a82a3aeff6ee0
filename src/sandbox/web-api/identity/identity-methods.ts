import { authTeamsList } from './auth-teams-list';
import { authTest } from './auth-test';
import { teamAccessLogs } from './team-access-logs';
import { teamInfo } from './team-info';
import { teamProfileGet } from './team-profile-get';

/** Who calls, and the workspace (Slack facts, Web API §2). */
export const identityMethods = [authTest, authTeamsList, teamInfo, teamProfileGet, teamAccessLogs];
