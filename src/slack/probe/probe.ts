import type { Clock } from '../../core';
import { type AccountRank, type Capabilities, TargetError } from '../../provisioning';
import { isObject, textOf } from '../json-values';
import type { ScimClient } from '../scim/scim-client';
import type { ScimVersion } from '../scim/scim-urns';
import { malformed } from '../sort-error';
import { readStanding } from '../web/read-rank';
import type { WebApi } from '../web/web-api';
import { decideCapabilities } from './decide-capabilities';
import type { Identity, ProbeFacts } from './probe-facts';

/** Failures that are about the moment and not about the token: they are no answer to what it can do. */
const passing: readonly TargetError['kind'][] = ['transient', 'rate_limited', 'outcome_unknown'];

/**
 * Asks Slack what a token can do: who it is (auth.test), whether SCIM answers it and in which version (one account is
 * listed), and the rank of its owner where that may be asked.
 *
 * @throws TargetError where Slack cannot be asked at the moment
 */
export async function probe(scim: ScimClient, web: WebApi, clock: Clock): Promise<Capabilities> {
  const identity = await settle(askIdentity(web));
  const version = await settle(askScim(scim));
  const ownerRank = 'error' in identity ? 'unknown' : await askRank(web, identity);
  const facts: ProbeFacts = { identity, scim: 'error' in version ? version : { version: version.version }, ownerRank };
  return decideCapabilities(facts, clock.now());
}

async function settle<T extends object>(asked: Promise<T>): Promise<T | { error: TargetError }> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TargetError && !passing.includes(error.kind)) return { error };
    throw error;
  }
}

async function askIdentity(web: WebApi): Promise<Identity> {
  const { body, scopes } = await web.call({ method: 'auth.test', writes: false });
  const [teamId, userId, address] = [textOf(body.team_id), textOf(body.user_id), textOf(body.url)];
  if (teamId === undefined || userId === undefined) {
    throw malformed({ api: 'web', name: 'auth.test', writes: false }, 'it names no workspace and no user');
  }
  return {
    teamId,
    teamName: textOf(body.team) ?? '',
    domain: address !== undefined && URL.canParse(address) ? new URL(address).hostname : '',
    userId,
    isBot: textOf(body.bot_id) !== undefined,
    isEnterprise: textOf(body.enterprise_id) !== undefined || body.is_enterprise_install === true,
    isOrgInstall: body.is_enterprise_install === true,
    scopes,
  };
}

async function askScim(scim: ScimClient): Promise<{ version: ScimVersion }> {
  const ask = (version: ScimVersion) =>
    scim.call({ method: 'GET', version, resource: 'Users', query: { startIndex: '1', count: '1' } });
  try {
    await ask('v2');
    return { version: 'v2' };
  } catch (error) {
    if (!(error instanceof TargetError) || !isUnknownVersion(error)) throw error;
    try {
      await ask('v1');
      return { version: 'v1' };
    } catch (second) {
      // v1 has no other answer: what v2 said is the better reason
      throw second instanceof TargetError && isUnknownVersion(second) ? error : second;
    }
  }
}

function isUnknownVersion({ slackCode }: TargetError): boolean {
  return ['bad_endpoint', 'unsupported_version', 'method_not_allowed', '[http_404]'].includes(slackCode);
}

async function askRank(web: WebApi, { userId, scopes }: Identity): Promise<AccountRank> {
  if (!scopes.includes('users:read')) return 'unknown';
  try {
    const { body } = await web.call({ method: 'users.info', args: { user: userId }, writes: false });
    return isObject(body.user) ? readStanding(body.user).rank : 'unknown';
  } catch (error) {
    if (error instanceof TargetError && !passing.includes(error.kind)) return 'unknown';
    throw error;
  }
}
