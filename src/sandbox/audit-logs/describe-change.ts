import type { Change } from '../org/change';
import type { SessionEnd } from '../org/session-book';
import type { AuditDraft, Scene } from './audit-draft';
import { entity, roleEntity, userEntity } from './audit-entities';
import { describeApp } from './describe-app';
import { describeChannel } from './describe-channel';
import { describeGroup } from './describe-group';
import { describeMember } from './describe-member';

/** What a change is called in the audit log: nothing, one thing or several. */
export function describeChange(change: Change, scene: Scene): AuditDraft[] {
  switch (change.subject) {
    case 'member':
      return describeMember(change, scene);
    case 'group':
      return describeGroup(change, scene);
    case 'channel':
      return describeChannel(change, scene);
    case 'session':
      return describeSession(change, scene);
    case 'sign-in':
      return ofMember('user_login_failed', change.id, scene);
    case 'role':
      return describeRole(change, scene);
    case 'app':
    case 'token':
      return describeApp(change, scene);
    case 'team':
      return describeTeam(change, scene);
    case 'settings':
      return describeSettings(change, scene);
    default:
      return [];
  }
}

const sessionEnds: { [Why in SessionEnd]?: string } = {
  'signed-out': 'user_logout',
  invalidated: 'user_session_invalidated',
  reset: 'user_session_reset_by_admin',
};

function describeSession({ id, action, fields }: Change, scene: Scene): AuditDraft[] {
  const memberId = String(fields.memberId?.after ?? fields.memberId?.before);
  if (action === 'created') {
    const { teamId } = scene.org.sessions.ofMember(memberId).find((session) => session.id === Number(id)) ?? {};
    return ofMember('user_login', memberId, scene).map((draft) => ({ ...draft, teamId, sessionId: Number(id) }));
  }
  const why = fields.why?.after as SessionEnd;
  const name = sessionEnds[why];
  if (name === undefined) return [];
  if (why === 'signed-out')
    return ofMember(name, memberId, scene).map((draft) => ({ ...draft, sessionId: Number(id) }));
  return ofMember(name, memberId, scene).map(({ actorId: _actorId, ...draft }) => draft);
}

/** Something that a person does to their own account. */
function ofMember(action: string, memberId: string, { org }: Scene): AuditDraft[] {
  const member = org.members.get(memberId);
  return member ? [{ action, entity: userEntity(member, org), actorId: memberId }] : [];
}

function describeRole({ id, action, fields }: Change, { org, doubts }: Scene): AuditDraft[] {
  const { memberId, entityId } = (fields.assignment?.after ?? {}) as { memberId?: string; entityId?: string };
  const draft = {
    action: action === 'created' ? 'role_assigned' : 'role_removed',
    entity: roleEntity(id),
    teamId: org.teams.find((team) => team.id === entityId)?.id,
  };
  const details = { target_user: memberId, target_entity: entityId };
  return [doubts.auditDetails === 'other-side' ? { ...draft, details } : draft];
}

function describeTeam({ id, action }: Change, { org }: Scene): AuditDraft[] {
  const team = org.teams.find((each) => each.id === id);
  if (!team || action !== 'created') return [];
  const { name, domain } = team;
  return [{ action: 'workspace_created', entity: entity('workspace', { id, name, domain }) }];
}

/** Single sign-on, as it is set up: the one field of the endpoint tells whether there is a configuration. In test mode it is the test's. */
function describeSettings({ id, fields }: Change, { org }: Scene): AuditDraft[] {
  const enterprise = entity('enterprise', { id: org.enterpriseId ?? '' });
  const drafts: AuditDraft[] = [];
  const { endpointUrl, ssoRequirement } = fields;
  if (endpointUrl?.before === '') drafts.push({ action: 'idp_configuration_added', entity: enterprise });
  else if (endpointUrl?.after === '') drafts.push({ action: 'idp_configuration_deleted', entity: enterprise });
  else if (endpointUrl || fields.idpIssuer || fields.certificate) {
    const action = id === 'sso-test' ? 'idp_test_configuration_updated' : 'idp_prod_configuration_updated';
    drafts.push({ action, entity: enterprise });
  }
  if (ssoRequirement) {
    const details = { previous_value: ssoRequirement.before, new_value: ssoRequirement.after };
    drafts.push({ action: 'pref.sso_setting_changed', entity: enterprise, details });
  }
  return drafts;
}
