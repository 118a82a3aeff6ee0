import type { WorkspaceProfile } from '../settings';
import { type OrgData, policiesSchema } from './org-data';
import { randomId } from './random-id';

/** An org on its first day: its workspace, and nobody in it. */
export function createOrgData(profile: WorkspaceProfile, now: Date): OrgData {
  const isEnterprise = profile.kind === 'enterprise';
  const team = { id: randomId('T', undefined), name: profile.name, domain: profile.domain, createdAt: now };
  return {
    plan: isEnterprise ? 'enterprise' : profile.plan,
    enterpriseId: isEnterprise ? randomId('E', undefined) : undefined,
    policies: policiesSchema.parse({}),
    teams: [team],
    ...emptyOrgData(),
  };
}

/** Everything an org remembers besides what it is: nothing. */
export function emptyOrgData(): Omit<OrgData, 'plan' | 'enterpriseId' | 'policies' | 'teams'> {
  return {
    members: [],
    groups: [],
    channels: [],
    profileFields: [],
    sessions: [],
    accessLogs: [],
    roleAssignments: [],
    apps: [],
    tokens: [],
    messages: [],
    directs: [],
    auditTrail: { entries: [], forgotten: 0 },
    oauthCodes: [],
    refreshTokens: [],
    triggers: [],
    responseUrls: [],
    views: [],
  };
}
