import { randomId } from '../org/random-id';

/** A snapshot of the first version, which knew members and sessions but no org, in the form of today; others as they are. */
export function upgradeSnapshot(snapshot: unknown): unknown {
  if (typeof snapshot !== 'object' || snapshot === null || !('format' in snapshot) || snapshot.format !== 1) {
    return snapshot;
  }
  const { members, sessions, ...rest } = snapshot as { [name: string]: unknown };
  const team = { id: randomId('T', undefined), name: 'Acme', domain: 'acme', createdAt: new Date(0) };
  const empty = { groups: [], channels: [], profileFields: [], accessLogs: [], roleAssignments: [] };
  const org = { plan: 'business-plus', teams: [team], members, sessions, ...empty, apps: [], tokens: [] };
  return { ...rest, format: 2, org };
}
