import { oauthV2Access } from './oauth-v2-access';

/** How apps come to their tokens (Slack facts, Web API §8). */
export const oauthMethods = [oauthV2Access];
