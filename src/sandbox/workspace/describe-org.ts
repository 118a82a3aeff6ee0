import type { Org } from '../org/org';

/** The org in figures. */
export function orgSettingsOf(org: Org) {
  return {
    plan: org.plan,
    enterpriseId: org.enterpriseId,
    teams: org.teams,
    members: org.members.all.length,
    groups: org.groups.all.length,
    channels: org.channels.all.length,
    profileFields: org.profileFields.all.length,
  };
}
