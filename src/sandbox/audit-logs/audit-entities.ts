import type { AuditEntity, AuditUser } from '../org/audit-data';
import type { Org } from '../org/org';
import type { App, Channel, Group, Member } from '../org/org-data';
import { systemRoleOf } from '../org/system-roles';

/** A member as audit entries name one: by the full name. */
export function auditUserOf({ id, firstName, lastName, displayName, username, email }: Readonly<Member>): AuditUser {
  return { id, name: `${firstName} ${lastName}`.trim() || displayName || username, email };
}

/** A person as what an entry is about. */
export function userEntity(member: Readonly<Member>, org: Org): AuditEntity {
  return entity('user', { ...auditUserOf(member), team: org.enterpriseId });
}

/** A user group as what an entry is about. */
export function groupEntity({ id, name }: Pick<Group, 'id' | 'name'>): AuditEntity {
  return entity('usergroup', { id, name });
}

/** A channel as what an entry is about: privacy, and whether it is shared, within the organisation or beyond. */
export function channelEntity({ id, name, kind, shared }: Readonly<Channel>): AuditEntity {
  const isShared = shared === 'external';
  return entity('channel', { id, privacy: kind, name, is_shared: isShared, is_org_shared: shared === 'org' });
}

/** A role of the system as what an entry is about; the name of an unknown one is empty. */
export function roleEntity(id: string): AuditEntity {
  return entity('role', { id, name: systemRoleOf(id)?.name ?? '', type: 'system' });
}

/** An app as what an entry is about, with the scopes in question. */
export function appEntity(app: Readonly<App>, scopes: readonly string[]): AuditEntity {
  return entity('app', { ...appFields(app), scopes });
}

/** What entries say of an app wherever they name one. */
export function appFields({ id, name }: Pick<App, 'id' | 'name'>) {
  return { id, name, is_distributed: false, is_directory_approved: false, is_workflow_app: false };
}

/** What an entry is about, in the two fields that every kind of it has and those of its own. */
export function entity(type: AuditEntity['type'], fields: { id: string; [name: string]: unknown }): AuditEntity {
  return { type, id: fields.id, fields };
}
