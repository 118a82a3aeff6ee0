import {
  type Capabilities,
  type Capability,
  type CapabilityName,
  capabilityNames,
  type TargetError,
} from '../../provisioning';
import type { Identity, ProbeFacts } from './probe-facts';
import { rankSources } from './reach';

type Verdict = Omit<Capability, 'name'>;

const works: Verdict = { state: 'works', reason: '', remedy: '' };
const degraded = (reason: string, remedy: string): Verdict => ({ state: 'degraded', reason, remedy });
const impossible = (reason: string, remedy: string): Verdict => ({ state: 'impossible', reason, remedy });
const grant = (...scopes: string[]) => `Connect again and grant ${scopes.join(' and ')}.`;

/** What follows from what Slack said of a token: for each thing that we do, whether it works, and if not, why and what to do. */
export function decideCapabilities(facts: ProbeFacts, checkedAt: Date): Capabilities {
  const identity = 'error' in facts.identity ? undefined : facts.identity;
  const verdicts = verdictsOf(facts, identity);
  return {
    checkedAt,
    plan: planOf(facts, identity),
    organisation: identity === undefined ? null : organisationOf(identity),
    owner: identity === undefined ? null : { accountId: identity.userId, rank: facts.ownerRank },
    scopes: identity?.scopes ?? [],
    scimVersion: 'version' in facts.scim ? facts.scim.version : null,
    capabilities: capabilityNames.map((name) => ({ name, ...verdicts[name] })),
  };
}

function organisationOf({ teamId, teamName, domain, isOrgInstall }: Identity): Capabilities['organisation'] {
  return { id: teamId, name: teamName, domain, kind: isOrgInstall ? 'organisation' : 'workspace' };
}

function verdictsOf(facts: ProbeFacts, identity: Identity | undefined): { [name in CapabilityName]: Verdict } {
  const scim = scimVerdict(facts, identity);
  const canScim = scim.state !== 'impossible';
  const web = 'error' in facts.identity ? refusedWith(facts.identity.error) : undefined;
  return {
    scim,
    'accounts.read': canScim ? works : scim,
    'accounts.write': canScim ? writeVerdict(facts) : scim,
    'accounts.protect_owners': canScim ? (web ?? protectVerdict(identity)) : scim,
    'groups.write': canScim ? works : scim,
    'usergroups.describe': web ?? usergroupVerdict(identity),
    'channels.read': web ?? channelVerdict(identity),
    'sessions.reset': web ?? sessionVerdict(identity),
  };
}

function scimVerdict({ scim }: ProbeFacts, identity: Identity | undefined): Verdict {
  if ('error' in scim) return identity?.isBot ? botToken : refusedWith(scim.error);
  if (scim.version === 'v2') return works;
  return degraded(
    'Slack answers version 1 of SCIM only.',
    'Nothing has to be done: accounts and groups are kept with version 1.',
  );
}

const botToken = impossible(
  'This is an app’s token; SCIM takes that of a person.',
  'Connect with the token of an owner or admin (xoxp-…) that has the scope admin.',
);

function refusedWith({ what, remedy }: TargetError): Verdict {
  return impossible(what, remedy ?? '');
}

function writeVerdict({ ownerRank }: ProbeFacts): Verdict {
  if (ownerRank !== 'admin') return works;
  return degraded(
    'The token belongs to an admin: accounts of owners cannot be changed with it.',
    'Connect with an owner’s token, if owners are to be kept as well.',
  );
}

function protectVerdict(identity: Identity | undefined): Verdict {
  const { scopes = [], isOrgInstall = false } = identity ?? {};
  const { all, one } = rankSources((scope) => scopes.includes(scope), isOrgInstall);
  if (all !== null) return works;
  const needed = isOrgInstall ? 'admin.users:read' : 'users:read';
  const reason = one
    ? 'Ranks can be asked for one account at a time only, so a list does not say who is owner; nobody is switched off whose rank is not known.'
    : 'The token cannot see who is owner or admin. So that no owner is switched off by mistake, nobody is: whoever leaves keeps access until the account is deactivated by hand in Slack.';
  return degraded(reason, grant(needed));
}

function usergroupVerdict(identity: Identity | undefined): Verdict {
  const { scopes = [], isOrgInstall = false } = identity ?? {};
  const missing = ['usergroups:read', 'usergroups:write'].filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) {
    return impossible('The token cannot set handles, descriptions and default channels of groups.', grant(...missing));
  }
  if (!isOrgInstall) return works;
  return scopes.includes('admin.usergroups:write')
    ? degraded(
        'Groups of an organisation have default channels, and no handle or description of their own.',
        'Set handles in the workspaces’ own settings.',
      )
    : impossible('The token cannot set default channels of an organisation’s groups.', grant('admin.usergroups:write'));
}

function channelVerdict(identity: Identity | undefined): Verdict {
  const { scopes = [] } = identity ?? {};
  if (!scopes.includes('channels:read')) {
    return impossible('Names of channels are not known, so a username may meet one of them.', grant('channels:read'));
  }
  if (scopes.includes('groups:read')) return works;
  return degraded('Names of private channels are not known.', grant('groups:read'));
}

function sessionVerdict(identity: Identity | undefined): Verdict {
  const { scopes = [], isOrgInstall = false } = identity ?? {};
  if (!isOrgInstall) {
    return impossible(
      'Only an Enterprise organisation lets sessions be ended.',
      'Deactivating an account is all that can be done here.',
    );
  }
  return scopes.includes('admin.users:write')
    ? works
    : impossible('The token cannot end sessions.', grant('admin.users:write'));
}

function planOf({ scim }: ProbeFacts, identity: Identity | undefined): Capabilities['plan'] {
  if (identity?.isEnterprise) return 'enterprise';
  if ('version' in scim) return 'business-plus';
  return scim.error.slackCode === 'plus_teams_only' ? 'other' : 'unknown';
}
