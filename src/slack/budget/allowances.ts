import type { Allowance } from './token-bucket';

/** Names of buckets and what Slack lets into each in a minute; a bucket that is not named has no limit. */
export type Allowances = { readonly [bucket: string]: Allowance };

/** Nothing is limited: for a workspace whose limits are off. */
export const noLimits: Allowances = {};

const single: Allowance = { perMinute: 180, burst: 20 };

/** Calls a minute of a Web API tier; Slack advises one a second and does not publish bursts (Slack facts, Web API §1). */
const tier1: Allowance = { perMinute: 1, burst: 1 };
const tier2: Allowance = { perMinute: 20, burst: 3 };
const tier4: Allowance = { perMinute: 100, burst: 3 };

/** Slack's limits (Slack facts, SCIM §10, Web API §2 to §6). Lists of SCIM fall into the bucket of all reads only. */
export const slackLimits: Allowances = {
  'scim.writes': { perMinute: 600, burst: 180 },
  'scim.reads': { perMinute: 1000, burst: 1000 },
  'scim.users.get': { perMinute: 300, burst: 300 },
  'scim.groups.get': { perMinute: 300, burst: 300 },
  'scim.users.create': single,
  'scim.users.update': single,
  'scim.groups.create': single,
  'scim.groups.delete': single,
  'scim.groups.update': { perMinute: 180, burst: 80 },
  'web.auth.test': { perMinute: 600, burst: 10 },
  'web.oauth.v2.access': { perMinute: 600, burst: 10 },
  'web.auth.teams.list': tier2,
  'web.users.list': tier2,
  'web.users.info': tier4,
  'web.admin.users.list': tier4,
  'web.admin.users.session.reset': tier2,
  'web.conversations.list': tier2,
  'web.usergroups.list': tier2,
  'web.usergroups.update': tier2,
  'web.usergroups.enable': tier2,
  'web.admin.usergroups.addChannels': tier1,
  'web.admin.usergroups.removeChannels': tier2,
};
