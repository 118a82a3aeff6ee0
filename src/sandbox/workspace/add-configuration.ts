import { SandboxError } from '../sandbox-error';
import { additionalConfigurations, type Configuration, hasAllowedCertificates } from '../settings';
import type { StoredConfiguration } from './sso-data';
import type { Workspace } from './workspace';

/**
 * Gives an organisation one more SAML configuration beside its first, up to twelve in all (Slack facts, SAML §2).
 *
 * @throws SandboxError `sandbox.invalid_input`
 */
export function addConfiguration(workspace: Workspace, settings: Configuration): Readonly<StoredConfiguration> {
  const refuse = (path: string, message: string) =>
    new SandboxError('sandbox.invalid_input', 422, 'The configuration was not saved.', { faults: [{ path, message }] });
  if (!workspace.isEnterprise) throw refuse('ssoName', 'Only an organisation has several configurations');
  if (workspace.sso.configurations.length >= additionalConfigurations) {
    throw refuse('ssoName', `An organisation has at most ${additionalConfigurations + 1} configurations`);
  }
  if (!hasAllowedCertificates(settings.certificate, workspace.doubts)) {
    throw refuse('certificate', 'The certificate is not one PEM certificate, pasted in full');
  }
  const added = workspace.sso.addConfiguration(settings);
  const fields = { endpointUrl: { before: '', after: settings.endpointUrl } };
  workspace.org.emit({ subject: 'settings', id: added.id, action: 'created', fields });
  return added;
}
