import { type Fault, newId } from '../core';
import type { App } from './app';
import { AppError } from './app-error';
import type { AppSettings } from './app-settings';
import type { AttributeRule } from './attribute-rule';

/** SP entity ID of Slack, unless the workspace's administrator set the workspace's own URL (Slack help, "Custom SAML single sign-on"). */
const slackEntityId = 'https://slack.com';

/** Labels of slack.com that are no workspace. */
const reserved = new Set(['www', 'app', 'api', 'my', 'status', 'files', 'edgeapi', 'enterprise', 'slack']);

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Whatever follows the domain in an address is let go; after a name alone it would be anybody's address. */
const accepted = new RegExp(`^(?:https?://)?(${label})(\\.enterprise)?(\\.slack\\.com)?([/?#].*)?$`);

/**
 * Reads a workspace's or Enterprise organisation's domain as people write it, or copy it from the address bar.
 *
 * @param text `acme`, `acme.slack.com`, `https://Acme.slack.com/home` or `acme.enterprise.slack.com`, in any case
 * @returns `acme.slack.com` or `acme.enterprise.slack.com`
 * @throws AppError `apps.slack_domain_invalid`
 */
export function parseSlackDomain(text: string): string {
  const [, name, enterprise, suffix, rest = '/'] = accepted.exec(text.trim().toLowerCase()) ?? [];
  const complete = suffix !== undefined || (enterprise === undefined && rest === '/');
  if (name !== undefined && complete && !reserved.has(name)) return `${name}${enterprise ?? ''}.slack.com`;
  throw new AppError({
    code: 'apps.slack_domain_invalid',
    status: 400,
    what: 'This is not the domain of a Slack workspace or Enterprise organisation.',
    remedy: 'Give it as Slack shows it, for example acme.slack.com or acme.enterprise.slack.com.',
  });
}

/** What follows from the domain of a Slack workspace. */
export type SlackParts = Pick<App, 'spEntityId' | 'settings' | 'acsEndpoints'>;

/**
 * Everything an app of kind `slack` needs, from its domain alone (`https://<domain>/sso/saml`; NameID persistent with
 * both qualifiers; Response and Assertion signed; no SAML status, because Slack wants none).
 *
 * @param domain as from `parseSlackDomain`
 * @param options.audience `slack`: `https://slack.com`; `workspace`: the workspace's URL, needed where one identity
 *   provider serves several workspaces
 * @param options.origin where the practice workspace takes Responses instead of `https://<domain>`
 */
export function slackParts(
  domain: string,
  options: { audience: 'slack' | 'workspace'; origin?: string | undefined },
): SlackParts {
  const audience = options.audience === 'slack' ? slackEntityId : `https://${domain}`;
  return {
    spEntityId: audience,
    acsEndpoints: [{ index: 0, url: `${options.origin ?? `https://${domain}`}/sso/saml`, isDefault: true }],
    settings: {
      slackDomain: domain,
      audience,
      nameId: { format: 'persistent', source: 'id', nameQualifier: domain, spNameQualifier: audience },
      signResponse: true,
      signAssertion: true,
      encryptAssertion: false,
      requireSignedRequests: false,
      signatureAlgorithm: 'rsa-sha256',
      answerWithStatus: false,
    },
  };
}

/** The attributes Slack reads when it makes an account just in time; names are case-sensitive and fixed. */
export function slackAttributes(): AttributeRule[] {
  const rows = [
    ['User.Email', 'email'],
    ['User.Username', 'username'],
    ['first_name', 'firstName'],
    ['last_name', 'lastName'],
  ] as const;
  return rows.map(([spName, source], position) => ({
    id: newId(),
    position,
    spName,
    nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
    sourceKind: 'field',
    source,
    enabled: true,
    preset: true,
  }));
}

/** What Slack would not take, although another service provider might. */
export function slackFaults(settings: AppSettings): Fault[] {
  const faults: Fault[] = [];
  if (settings.nameId.format !== 'persistent') {
    faults.push({ path: 'settings.nameId.format', message: 'Slack takes a persistent NameID only' });
  }
  if (settings.answerWithStatus) {
    faults.push({ path: 'settings.answerWithStatus', message: 'Slack takes no SAML status: people get a page' });
  }
  if (settings.audience !== slackEntityId && settings.audience !== `https://${settings.slackDomain}`) {
    faults.push({ path: 'settings.audience', message: `must be ${slackEntityId} or https://${settings.slackDomain}` });
  }
  return faults;
}
