import { authTeamsList } from './auth-teams-list';
import { authTest } from './auth-test';
import { teamAccessLogs } from './team-access-logs';

/** Who calls, and the workspace (Slack facts, Web API §2). */
export const identityMethods = [authTest, authTeamsList, teamAccessLogs];
