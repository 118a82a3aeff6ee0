import type { AuditEntry } from '../org/audit-data';
import type { AuditContext } from './audit-context';
import { appFields } from './audit-entities';
import { nobody } from './find-entries';

/** An entry as Slack returns one (Slack facts, Web API §7). */
export function renderEntry(entry: Readonly<AuditEntry>, context: AuditContext): object {
  const { id, at, action, entity, details } = entry;
  const user = entry.actor
    ? { ...entry.actor, team: context.org.enterpriseId }
    : { id: nobody, name: '', email: '', team: context.org.enterpriseId };
  return {
    id,
    date_create: Math.floor(at.getTime() / 1000),
    action,
    actor: { type: 'user', user },
    entity: { type: entity.type, [entity.type]: entityFields(entry, context) },
    context: {
      location: locationOf(entry, context),
      ua: entry.userAgent ?? '',
      ip_address: entry.address ?? '',
      session_id: entry.sessionId === undefined ? null : String(entry.sessionId),
      ...appOf(entry, context),
    },
    ...(details && { details }),
  };
}

function entityFields({ entity }: Readonly<AuditEntry>, { enterprise }: AuditContext): object {
  return entity.type === 'enterprise' ? { ...entity.fields, ...enterprise } : entity.fields;
}

function locationOf({ teamId }: Readonly<AuditEntry>, { org, enterprise }: AuditContext): object {
  const team = org.teams.find((each) => each.id === teamId);
  if (!team) return { type: 'enterprise', id: org.enterpriseId, ...enterprise };
  return { type: 'workspace', id: team.id, name: team.name, domain: team.domain };
}

/** The app, only where one acted. */
function appOf({ tokenId }: Readonly<AuditEntry>, { org }: AuditContext): object {
  const token = tokenId === undefined ? undefined : org.tokens.get(tokenId);
  const app = token && org.tokens.getApp(token.appId);
  if (!app) return {};
  const isBot = token.kind === 'bot';
  return {
    app: {
      ...appFields(app),
      scopes: isBot ? [] : token.scopes,
      scopes_bot: isBot ? token.scopes : [],
      creator: token.memberId,
      team: token.teamId ?? org.enterpriseId,
    },
  };
}
