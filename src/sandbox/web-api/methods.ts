import { adminMethods } from './admin/admin-methods';
import { chatMethods } from './chat/chat-methods';
import { conversationsMethods } from './conversations/conversations-methods';
import { identityMethods } from './identity/identity-methods';
import { oauthMethods } from './oauth/oauth-methods';
import { usergroupsMethods } from './usergroups/usergroups-methods';
import { usersMethods } from './users/users-methods';
import { viewsMethods } from './views/views-methods';
import type { WebMethod } from './web-method';

const families: readonly (readonly WebMethod[])[] = [
  identityMethods,
  oauthMethods,
  usersMethods,
  usergroupsMethods,
  viewsMethods,
  adminMethods,
  conversationsMethods,
  chatMethods,
];

/** Every method of the Web API that the practice workspace plays, by name. Each family declares its own. */
export const webMethods: ReadonlyMap<string, WebMethod> = new Map(
  families.flat().map((method) => [method.name, method]),
);
