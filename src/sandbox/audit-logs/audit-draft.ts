import type { DoubtSettings } from '../doubts';
import type { AuditEntity } from '../org/audit-data';
import type { Org } from '../org/org';

/** What one change says by itself, before it is known who did it. */
export type AuditDraft = {
  action: string;
  entity: AuditEntity;
  /** Who did it, where it is not whoever called. */
  actorId?: string;
  /** Whoever called goes into the details under this name, unless it is the actor. */
  callerAs?: 'inviter' | 'kicker';
  /** The workspace it happened in; unset for the organisation. */
  teamId?: string;
  sessionId?: number;
  details?: { [name: string]: unknown };
};

/** What a change is described in. */
export type Scene = { org: Org; at: Date; doubts: Readonly<DoubtSettings> };

/** What came into a list and what went out of it. */
export function difference(field: { before: unknown; after: unknown } | undefined): {
  added: string[];
  removed: string[];
} {
  const before = new Set((field?.before ?? []) as string[]);
  const after = new Set((field?.after ?? []) as string[]);
  return { added: [...after].filter((id) => !before.has(id)), removed: [...before].filter((id) => !after.has(id)) };
}
