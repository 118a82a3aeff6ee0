import type { Member } from '../org/org-data';
import { isConfigured, type SandboxSettings } from '../settings';
import type { BindingMails } from './binding-mails';
import { mustUseSso } from './sign-in-rules';

/**
 * Mails a link to each member who must use single sign-on under new settings and need not before; whoever is bound
 * already gets none, and nobody where it is optional (Slack facts, SAML §6).
 */
export function mailBindingLinks(
  mails: BindingMails,
  members: readonly Readonly<Member>[],
  { before, after }: { before: SandboxSettings; after: SandboxSettings },
): void {
  if (!isConfigured(after)) return;
  for (const member of members) {
    if (member.state !== 'active' || member.nameId !== undefined) continue;
    const had = isConfigured(before) && mustUseSso(member, before);
    if (!had && mustUseSso(member, after)) mails.send(member.id);
  }
}
