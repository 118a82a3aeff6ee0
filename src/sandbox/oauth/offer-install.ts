import type { DoubtSettings } from '../doubts';
import type { Org } from '../org/org';
import { type Member, type Rank, ranks } from '../org/org-data';
import type { AuthorizeRequest } from './read-authorize-request';

/** Where an app can be installed, as the consent page offers it. */
export type InstallTarget = { value: string; label: string; teamId: string | undefined };

/** What the consent page offers somebody; `refusal` says why it offers nothing. */
export type InstallOffer = { targets: InstallTarget[]; refusal: string | undefined };

/**
 * What somebody may allow an app. On an organisation the person chooses between it and one of their workspaces, and only
 * its admins and owners may choose the organisation.
 *
 * @see Slack facts, Web API §6 and §8
 */
export function offerInstall(
  org: Org,
  member: Readonly<Member>,
  request: Pick<AuthorizeRequest, 'botScopes' | 'userScopes' | 'teamId'>,
  doubts: Readonly<DoubtSettings>,
): InstallOffer {
  const refusal = refusalOf(member, request, doubts);
  if (refusal !== undefined) return { targets: [], refusal };
  const own = org.isEnterprise ? org.teams.filter(({ id }) => member.teamIds.includes(id)) : org.teams.slice(0, 1);
  const teams = own.map(({ id, name }) => ({ value: id, label: name, teamId: id }));
  const wanted = teams.filter(({ teamId }) => teamId === request.teamId);
  const rest = teams.filter(({ teamId }) => teamId !== request.teamId);
  const whole = { value: 'org', label: 'The whole organisation', teamId: undefined };
  const targets = org.isEnterprise && isAtLeast(member, 'admin') ? [...wanted, whole, ...rest] : [...wanted, ...rest];
  return targets.length > 0
    ? { targets, refusal: undefined }
    : { targets, refusal: 'They belong to no workspace on which the app could be installed.' };
}

function refusalOf(
  member: Readonly<Member>,
  { botScopes, userScopes }: Pick<AuthorizeRequest, 'botScopes' | 'userScopes'>,
  doubts: Readonly<DoubtSettings>,
): string | undefined {
  if (member.rank.endsWith('guest')) return 'Guests cannot install apps.';
  const needsRank = [...botScopes, ...userScopes].filter((scope) => /^admin\b|^auditlogs:/.test(scope));
  if (needsRank.length === 0 || isAtLeast(member, 'admin') || doubts.oauthAdminScopes === 'allowed') return undefined;
  return `Only an admin or owner can allow ${needsRank.join(', ')}.`;
}

function isAtLeast(member: Readonly<Member>, rank: Rank): boolean {
  return ranks.indexOf(member.rank) >= ranks.indexOf(rank);
}
