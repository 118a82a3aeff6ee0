import type { AccountRank } from '../../provisioning';
import { isObject, type JsonObject } from '../scim/json-values';

/** What a user of the Web API is, as far as it protects the account. */
export type Standing = { rank: AccountRank; isBot: boolean };

/** The rank of a user object; in an organisation the higher one of workspace and organisation counts (Slack facts, Web API §3). */
export function readStanding(user: JsonObject): Standing {
  const organisation = isObject(user.enterprise_user) ? user.enterprise_user : {};
  const is = (name: string) => user[name] === true || organisation[name] === true;
  const rank = is('is_primary_owner')
    ? 'primary-owner'
    : is('is_owner')
      ? 'owner'
      : is('is_admin')
        ? 'admin'
        : 'member';
  return { rank, isBot: is('is_bot') || is('is_app_user') };
}
