import { samlRefused } from '../sandbox-error';
import { isConfigured, type SandboxSettings } from '../settings';
import { ownRefusal } from '../slack-messages';
import type { Workspace } from '../workspace/workspace';

/**
 * Refuses single sign-on where the plan has none (Slack facts, SAML §2: Business+ and Enterprise; Free and Pro with a
 * Salesforce organisation connected), or nobody has set it up.
 *
 * @throws SandboxError `sandbox.saml_refused`
 */
export function checkReady({ org }: Workspace, settings: SandboxSettings): void {
  const hasSso = org.plan === 'business-plus' || org.plan === 'enterprise' || settings.salesforceConnected;
  if (!hasSso)
    throw samlRefused(ownRefusal('plan', `The plan is ${org.plan}, and no Salesforce organisation is connected.`));
  if (isConfigured(settings)) return;
  throw samlRefused(ownRefusal('not_configured', 'The endpoint or the certificate is missing in the settings.'));
}
