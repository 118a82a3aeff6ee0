import type { AuditEntity, AuditUser } from '../org/audit-data';
import type { Org } from '../org/org';
import type { App, Channel, Group, Member } from '../org/org-data';
import { systemRoleOf } from '../org/system-roles';

/** A member as audit entries name one: by the full name. */
export function auditUserOf({ id, firstName, lastName, displayName, username, email }: Readonly<Member>): AuditUser {
  return { id, name: `${firstName} ${lastName}`.trim() || displayName || username, email };
}

export function userEntity(member: Readonly<Member>, org: Org): AuditEntity {
  return entity('user', { ...auditUserOf(member), team: org.enterpriseId });
}

export function groupEntity({ id, name }: Pick<Group, 'id' | 'name'>): AuditEntity {
  return entity('usergroup', { id, name });
}

export function channelEntity({ id, name, kind, shared }: Readonly<Channel>): AuditEntity {
  const isShared = shared === 'external';
  return entity('channel', { id, privacy: kind, name, is_shared: isShared, is_org_shared: shared === 'org' });
}

export function roleEntity(id: string): AuditEntity {
  return entity('role', { id, name: systemRoleOf(id)?.name ?? '', type: 'system' });
}

export function appEntity(app: Readonly<App>, scopes: readonly string[]): AuditEntity {
  return entity('app', { ...appFields(app), scopes });
}

/** What entries say of an app wherever they name one. */
export function appFields({ id, name }: Pick<App, 'id' | 'name'>) {
  return { id, name, is_distributed: false, is_directory_approved: false, is_workflow_app: false };
}

export function entity(type: AuditEntity['type'], fields: { id: string; [name: string]: unknown }): AuditEntity {
  return { type, id: fields.id, fields };
}
