import type { Workspace } from './workspace';

/** Signs everybody out on all devices; whoever is bound to the identity provider binds anew (Slack facts, SAML §6). */
export function resetSsoSessions({ org, sso }: Workspace): void {
  for (const { memberId } of org.sessions.all) org.sessions.end(memberId, 'reset');
  sso.unbind(org.members.all.filter((member) => member.nameId !== undefined).map((member) => member.id));
}
