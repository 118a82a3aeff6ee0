import type { Change } from '../org/change';
import type { Org } from '../org/org';
import type { Token } from '../org/org-data';
import type { AuditDraft, Scene } from './audit-draft';
import { appEntity } from './audit-entities';

/** That an app was installed, was allowed more, or was taken away again; a token in place of another is none of these. */
export function describeApp({ subject, id, action, fields }: Change, { org }: Scene): AuditDraft[] {
  if (subject === 'app') return action === 'removed' ? draftsOf('app_uninstalled', id, [], org) : [];
  const token = org.tokens.get(id);
  if (!token) return [];
  const place = { teamId: token.teamId, ...(token.kind === 'user' && { actorId: token.memberId }) };
  if (action === 'created') {
    if (org.tokens.tokens.some((other) => isOfSameInstallation(other, token))) return [];
    return draftsOf('app_installed', token.appId, token.scopes, org).map((draft) => ({ ...draft, ...place }));
  }
  const before = (fields.scopes?.before ?? []) as string[];
  if (!fields.scopes || token.scopes.every((scope) => before.includes(scope))) return [];
  const details = { previous_scopes: before, new_scopes: token.scopes };
  return draftsOf('app_scopes_expanded', token.appId, token.scopes, org).map((draft) => ({
    ...draft,
    ...place,
    details,
  }));
}

function isOfSameInstallation(other: Readonly<Token>, token: Readonly<Token>): boolean {
  const isSame = other.appId === token.appId && other.kind === token.kind && other.memberId === token.memberId;
  return isSame && other.teamId === token.teamId && other.id !== token.id && other.revokedAt === undefined;
}

function draftsOf(action: string, appId: string, scopes: readonly string[], org: Org): AuditDraft[] {
  const app = org.tokens.getApp(appId);
  return app ? [{ action, entity: appEntity(app, scopes) }] : [];
}
