import { bareHost } from '../../outbound';
import { originRefused } from './connection-errors';

/** Where Slack itself is reached; GovSlack is a Slack of its own (docs.slack.dev, "GovSlack"). */
const slackOrigins = new Set([
  'https://slack.com',
  'https://api.slack.com',
  'https://slack-gov.com',
  'https://api.slack-gov.com',
]);

/** What the configuration lets through besides Slack. */
export type AllowedOrigins = {
  /** `outbound.allowPrivateHosts`. */
  hosts: readonly string[];
  /** Origin of the practice workspace that was started beside us; none in earnest. */
  practice: string | undefined;
};

/**
 * Refuses to send a token anywhere but to Slack, or to a practice workspace that the operator named: an allowlist, so
 * that neither a slip nor a stolen API token can send Slack's token elsewhere (R66, R114).
 *
 * @param path how the input calls this origin
 * @throws ProvisioningError `provisioning.origin_refused`
 */
export function checkOrigin(origin: string, path: string, allowed: AllowedOrigins): void {
  if (slackOrigins.has(origin) || origin === allowed.practice) return;
  const host = URL.canParse(origin) ? bareHost(new URL(origin).hostname) : '';
  if (host !== '' && allowed.hosts.some((name) => bareHost(name) === host)) return;
  throw originRefused(path);
}
