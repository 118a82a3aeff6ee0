import { identityMethods } from './identity/identity-methods';
import { oauthMethods } from './oauth/oauth-methods';
import { usersMethods } from './users/users-methods';
import type { WebMethod } from './web-method';

/** Every method of the Web API that the practice workspace plays, by name. Each family declares its own. */
export const webMethods: ReadonlyMap<string, WebMethod> = new Map(
  [...identityMethods, ...oauthMethods, ...usersMethods].map((method) => [method.name, method]),
);
