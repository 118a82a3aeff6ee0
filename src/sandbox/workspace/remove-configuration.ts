import { SandboxError } from '../sandbox-error';
import type { Workspace } from './workspace';

/**
 * Deletes a configuration of an organisation, and signs everybody out who came by it (Slack facts, SAML §2).
 *
 * @throws SandboxError `sandbox.not_found`
 */
export function removeConfiguration({ org, sso }: Workspace, id: string): void {
  const removed = sso.removeConfiguration(id);
  if (!removed) throw new SandboxError('sandbox.not_found', 404, 'There is no such SAML configuration.');
  const fields = { endpointUrl: { before: removed.settings.endpointUrl, after: '' } };
  org.emit({ subject: 'settings', id, action: 'removed', fields });
  for (const { memberId } of org.sessions.all) {
    org.sessions.end(memberId, 'reset', (session) => session.configurationId === id);
  }
}
