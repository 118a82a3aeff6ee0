import type { Org } from '../org/org';

/** The org: its plan, what is decided for everybody, and its size. */
export function orgSettingsOf(org: Org) {
  return {
    plan: org.plan,
    enterpriseId: org.enterpriseId,
    policies: org.policies,
    teams: org.teams,
    members: org.members.all.length,
    groups: org.groups.all.length,
    channels: org.channels.all.length,
    profileFields: org.profileFields.all.length,
  };
}
