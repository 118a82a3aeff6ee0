import type { AccountKind, AccountRank } from '../../provisioning';
import { isObject, type JsonObject } from '../json-values';

/** What a user of the Web API is, as far as it protects the account. */
export type Standing = { rank: AccountRank; kind: Exclude<AccountKind, 'external'> };

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
  return { rank, kind: kindOf(is) };
}

/** Outside of organisations SCIM does not tell guests; single-channel guests are restricted too (Slack facts, Web API §3). */
function kindOf(is: (name: string) => boolean): Standing['kind'] {
  if (is('is_bot') || is('is_app_user')) return 'bot';
  if (is('is_ultra_restricted')) return 'single-channel-guest';
  return is('is_restricted') ? 'multi-channel-guest' : 'person';
}
