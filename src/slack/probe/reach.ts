import type { Capabilities } from '../../provisioning';
import type { ScimVersion } from '../scim/scim-urns';
import type { RankSources } from '../web/ranks';
import type { NameSources } from '../web/taken-names';

/** What a target asks for, after what the last test found. */
export type Reach = { version: ScimVersion; ranks: RankSources; isOrganisation: boolean; names: NameSources };

/** What can be asked of Slack with a token of these capabilities; null: not probed yet, so the least is assumed. */
export function reachOf(capabilities: Capabilities | null): Reach {
  const { scopes = [], scimVersion, organisation } = capabilities ?? {};
  const has = (scope: string) => scopes.includes(scope);
  const isOrganisation = organisation?.kind === 'organisation';
  return {
    version: scimVersion ?? 'v2',
    ranks: rankSources(has, isOrganisation),
    isOrganisation,
    names: {
      publicChannels: has('channels:read'),
      privateChannels: has('groups:read'),
      usergroups: has('usergroups:read'),
    },
  };
}

/** Of an organisation only the admin’s list holds everybody (Slack facts, Web API §3, §6). */
export function rankSources(has: (scope: string) => boolean, isOrganisation: boolean): RankSources {
  const one = has('users:read');
  if (isOrganisation) return { all: has('admin.users:read') ? 'admin.users.list' : null, one };
  return { all: one ? 'users.list' : null, one };
}
