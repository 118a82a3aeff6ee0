import { SandboxError } from '../sandbox-error';
import type { BindingMail } from './sso-data';
import type { Workspace } from './workspace';

/**
 * Mails a fresh link to somebody whose account is not bound, or was reset.
 *
 * @param reference id, username or e-mail of the member
 * @throws SandboxError `sandbox.not_found`, `sandbox.invalid_input`
 */
export function sendBindingLink({ org, sso }: Workspace, reference: string): Readonly<BindingMail> {
  const member = org.members.find(reference);
  if (!member) throw new SandboxError('sandbox.not_found', 404, 'There is no such member.');
  if (member.kind !== 'person' || member.state === 'deactivated') {
    throw new SandboxError('sandbox.invalid_input', 422, 'Bots and deactivated members get no link.');
  }
  if (member.nameId !== undefined && !sso.isUnbound(member.id)) {
    throw new SandboxError(
      'sandbox.invalid_input',
      422,
      `@${member.username} is bound to the identity provider already.`,
    );
  }
  return sso.mails.send(member.id);
}
