import type { Team } from '../../org/org-data';
import { isConfigured } from '../../settings';
import { text } from '../argument';
import { renderIcon } from '../render-icon';
import { isOrgWide } from '../team-of-call';
import { defineMethod, type WebCall } from '../web-method';
import { demand } from '../web-refusal';

/** The workspace of the token, or another of the organisation by id or domain; with an organisation's token the organisation. */
export const teamInfo = defineMethod({
  name: 'team.info',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['team:read'],
  tier: 3,
  args: { team: text(), domain: text() },
  target: 'team',
  writes: false,
  run(call) {
    const { id, domain } = { id: call.args.team || undefined, domain: call.args.domain || undefined };
    const team = id === undefined && domain !== undefined ? byDomain(domain, call) : byId(id, call);
    return { team: team === 'enterprise' ? renderEnterprise(call) : renderTeam(team, call) };
  },
});

const avatarBaseUrl = 'https://ca.slack-edge.com/';

type FoundTeam = Readonly<Team> | 'enterprise';

function byId(id: string | undefined, call: WebCall): FoundTeam {
  const { org, caller } = call;
  if (id === undefined && isOrgWide(call)) return 'enterprise';
  if (id?.startsWith('E')) {
    demand(org.enterpriseId === id, org.isEnterprise ? 'enterprise_not_found' : 'org_not_found');
    return 'enterprise';
  }
  const wanted = id ?? caller.token.teamId ?? org.teams[0]?.id;
  const team = org.teams.find((each) => each.id === wanted);
  demand(team, 'team_not_found');
  return team;
}

/** Within an organisation only. */
function byDomain(domain: string, { org }: WebCall): FoundTeam {
  demand(org.isEnterprise, 'team_not_on_enterprise');
  const team = org.teams.find((each) => each.domain === domain);
  demand(team, 'team_not_found');
  return team;
}

function renderTeam(team: Readonly<Team>, call: WebCall) {
  const { org } = call;
  const [first] = org.teams;
  return {
    id: team.id,
    name: team.name,
    domain: team.domain,
    ...commonOf(`${team.domain}.slack.com`, call),
    ...(org.isEnterprise && {
      enterprise_id: org.enterpriseId,
      enterprise_name: first?.name,
      enterprise_domain: first?.domain,
    }),
    discoverable: 'open',
    avatar_base_url: avatarBaseUrl,
    ...signOnOf(call),
  };
}

function renderEnterprise(call: WebCall) {
  const { org, host } = call;
  const [first] = org.teams;
  return {
    id: org.enterpriseId,
    name: first?.name,
    domain: first?.domain,
    ...commonOf(host, call),
    avatar_base_url: avatarBaseUrl,
    ...signOnOf(call),
  };
}

function commonOf(host: string, { org }: WebCall) {
  return {
    email_domain: org.policies.emailDomains,
    icon: renderIcon(),
    is_verified: false,
    url: `https://${host}/`,
  };
}

function signOnOf({ settings, doubts }: WebCall) {
  const isSeen = doubts.ssoProvider === 'where-set-up' || settings.ssoRequirement !== 'optional';
  if (doubts.ssoProvider === 'never' || !isConfigured(settings) || !isSeen) return {};
  return { sso_provider: { type: 'saml', name: settings.providerName, label: settings.buttonLabel } };
}
