import { z } from 'zod';
import { auditEntrySchema } from './audit-data';
import { oauthCodeSchema, refreshTokenSchema } from './grant-data';
import { openViewSchema, responseUrlSchema, triggerSchema } from './interaction-data';
import { directSchema, messageSchema } from './message-data';

const instant = z.coerce.date();
const text = z.string();

/** What a plan decides: which API exists (Slack facts, SCIM §1, Web API §6). */
export const plans = ['free', 'pro', 'business-plus', 'enterprise'] as const;
export type Plan = (typeof plans)[number];

/** Ranks from the lowest to the highest; whoever acts on an account must have its rank or a higher one. */
export const ranks = [
  'single-channel-guest',
  'multi-channel-guest',
  'member',
  'admin',
  'owner',
  'primary-owner',
] as const;
export type Rank = (typeof ranks)[number];

/** Postal address as SCIM stores one. */
export const addressSchema = z.strictObject({
  streetAddress: text.optional(),
  locality: text.optional(),
  region: text.optional(),
  postalCode: text.optional(),
  country: text.optional(),
});
export type Address = z.infer<typeof addressSchema>;

/** Somebody or something with an account: a person, a bot or an app's user. One kind for SAML, SCIM and the Web API. */
export const memberSchema = z.strictObject({
  /** Slack's form of an id: `U` (an organisation: `W`) and ten capitals or digits. */
  id: text,
  username: text,
  displayName: text,
  email: text,
  secondaryEmail: text.optional(),
  firstName: text,
  lastName: text,
  honorificPrefix: text.optional(),
  kind: z.enum(['person', 'bot', 'app']).default('person'),
  /** `invited`: an invitation was sent and not taken up. */
  state: z.enum(['active', 'deactivated', 'invited']),
  rank: z.enum(ranks).default('member'),
  source: z.enum(['invitation', 'saml-jit', 'scim', 'generated', 'install']),
  /** The NameID that signs in as this member; unset until bound. Compared exactly. */
  nameId: text.optional(),
  /** Set where the account doubles another: whose, and why Slack made a second one. */
  duplicateOf: z.strictObject({ memberId: text, reason: text }).optional(),
  /** Workspaces they belong to; in an organisation possibly none. */
  teamIds: z.array(text).default([]),
  /** Workspaces they were in and are no longer. */
  formerTeamIds: z.array(text).optional(),
  /** Where they are more in one workspace than in the organisation. */
  teamRanks: z.record(text, z.enum(['admin', 'owner'])).optional(),
  /** Set for guests only. */
  guest: z.strictObject({ expiresAt: instant.optional(), channelIds: z.array(text) }).optional(),
  title: text.default(''),
  timezone: text.default('America/Los_Angeles'),
  mobilePhone: text.optional(),
  primaryPhone: text.optional(),
  address: addressSchema.optional(),
  /** Address of the picture; unset shows a Gravatar. */
  photo: text.optional(),
  /** A picture that was set and is not shown yet. */
  pendingPhoto: z.strictObject({ value: text, appliesAt: instant }).optional(),
  role: text.optional(),
  userType: text.optional(),
  preferredLanguage: text.optional(),
  locale: text.optional(),
  employeeNumber: text.optional(),
  costCenter: text.optional(),
  organization: text.optional(),
  division: text.optional(),
  department: text.optional(),
  managerId: text.optional(),
  startDate: text.optional(),
  externalId: text.optional(),
  /** Values of profile fields that are no attribute above, by the field's id. */
  profileValues: z.record(text, text).optional(),
  has2fa: z.boolean().default(false),
  /** What an administrator set for their sessions, instead of what the workspace says. */
  sessionSettings: z
    .strictObject({ durationSeconds: z.number().optional(), endsWithClient: z.boolean().optional() })
    .optional(),
  /** The app whose user this is. */
  appId: text.optional(),
  /** Until then reads still show the account as active (SCIM §3, DELETE). */
  shownActiveUntil: instant.optional(),
  createdAt: instant,
  updatedAt: instant,
  deactivatedAt: instant.optional(),
  lastSignInAt: instant.optional(),
  /** What they say they are doing, as the Web API sets and shows it. */
  status: z.strictObject({ text, emoji: text, expiresAt: instant.optional() }).optional(),
  pronouns: text.optional(),
  /** What is shown instead of the values of profile fields, by the field's id. */
  profileAlts: z.record(text, text).optional(),
  /** An e-mail that was asked for and waits for the person's confirmation. */
  pendingEmail: z.strictObject({ value: text, askedAt: instant }).optional(),
});
export type Member = z.infer<typeof memberSchema>;

/** A workspace; Pro and Business+ have one, an organisation several. */
export const teamSchema = z.strictObject({ id: text, name: text, domain: text, createdAt: instant });
export type Team = z.infer<typeof teamSchema>;

const groupFields = {
  id: text,
  name: text,
  /** What it is mentioned by; shares the namespace of usernames and channels. Never set by SCIM. */
  handle: text.optional(),
  description: text.default(''),
  /** User group of a workspace, or group of the identity provider of an organisation. */
  kind: z.enum(['user-group', 'idp-group']),
  builtIn: z.enum(['admin', 'owner']).optional(),
  /** Made by SCIM: membership is locked for people. */
  managed: z.boolean().default(false),
  /** The workspace of a user group. */
  teamId: text.optional(),
  /** Workspaces an IDP group is connected to. */
  linkedTeams: z.array(z.strictObject({ id: text, autoProvision: z.boolean() })).default([]),
  defaultChannelIds: z.array(text).default([]),
  /** Channels whose allow-list names the group. */
  allowListChannelIds: z.array(text).default([]),
  createdBy: text.optional(),
  updatedBy: text.optional(),
  createdAt: instant,
  updatedAt: instant,
  /** Set while the group is disabled. */
  disabledAt: instant.optional(),
};
export const groupSchema = z.strictObject({ ...groupFields, memberIds: z.array(text) });
export type StoredGroup = z.infer<typeof groupSchema>;
export type Group = Omit<StoredGroup, 'memberIds'> & { memberIds: ReadonlySet<string> };

const channelFields = {
  id: text,
  name: text,
  kind: z.enum(['public', 'private']),
  teamId: text,
  isGeneral: z.boolean().default(false),
  isArchived: z.boolean().default(false),
  /** Shared with another workspace of the organisation, or with another organisation. */
  shared: z.enum(['no', 'org', 'external']).default('no'),
  creatorId: text.optional(),
  topic: text.default(''),
  purpose: text.default(''),
  createdAt: instant,
  updatedAt: instant,
};
export const channelSchema = z.strictObject({ ...channelFields, memberIds: z.array(text) });
export type StoredChannel = z.infer<typeof channelSchema>;
export type Channel = Omit<StoredChannel, 'memberIds'> & { memberIds: ReadonlySet<string> };

/** A browser or a Slack client, as a request tells it. */
export const clientSchema = z.strictObject({
  device: text,
  os: text,
  osVersion: text,
  clientVersion: text,
  address: text,
  userAgent: text,
});
export type Client = z.infer<typeof clientSchema>;

/** A session of the workspace's own, found by the SHA-256 of its cookie, or by its number. */
export const sessionSchema = z.strictObject({
  id: z.number().default(0),
  tokenHash: text,
  memberId: text,
  teamId: text.optional(),
  /** The additional SAML configuration that opened it. */
  configurationId: text.optional(),
  openedAt: instant,
  expiresAt: instant,
  /** What the sign-in did to the account, one sentence each. */
  notes: z.array(text),
  /** What it was opened with, and what it was last used with where that is another. */
  client: clientSchema.optional(),
  recent: clientSchema.optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Sign-ins of one member from one address with one program, collated. */
export const accessLogSchema = z.strictObject({
  memberId: text,
  teamId: text.optional(),
  address: text,
  userAgent: text,
  firstAt: instant,
  lastAt: instant,
  count: z.number(),
});
export type AccessLog = z.infer<typeof accessLogSchema>;

/** A field of the workspace's profile beyond Slack's own. */
export const profileFieldSchema = z.strictObject({
  id: text,
  label: text,
  type: z.enum(['text', 'date', 'link', 'options_list', 'user']).default('text'),
  hint: text.default(''),
  ordering: z.number(),
  /** The SCIM attribute that fills it, if SCIM made it. */
  scimAttribute: text.optional(),
  possibleValues: z.array(text).optional(),
});
export type ProfileField = z.infer<typeof profileFieldSchema>;

export const roleAssignmentSchema = z.strictObject({
  roleId: text,
  entityId: text,
  memberId: text,
  createdAt: instant,
});
export type RoleAssignment = z.infer<typeof roleAssignmentSchema>;

/** A Slack app, as its developer registered it. */
export const appSchema = z.strictObject({
  id: text,
  name: text,
  clientId: text,
  clientSecret: text,
  signingSecret: text,
  redirectUrls: z.array(text).default([]),
  requestUrl: text.default(''),
  /** What its own install link asks for. */
  botScopes: z.array(text).default([]),
  userScopes: z.array(text).default([]),
  /** Tokens end after twelve hours and are refreshed; never switched off again. */
  tokenRotation: z.boolean().default(false),
  /** A public client that may prove itself by PKCE; never switched off again. */
  pkce: z.boolean().default(false),
  /** The user of its bot, once it was installed with one. */
  botUserId: text.optional(),
  createdAt: instant,
});
export type App = z.infer<typeof appSchema>;

/** A token of an installed app. Its text is kept nowhere: it is found by its SHA-256. */
export const tokenSchema = z.strictObject({
  id: text,
  hash: text,
  kind: z.enum(['user', 'bot']),
  appId: text,
  /** The account it acts for: whoever made it, or the app's bot. */
  memberId: text,
  scopes: z.array(text),
  /** The workspace it was installed on; unset for an installation on the organisation. */
  teamId: text.optional(),
  /** Workspaces that an installation on the organisation is approved for; unset: all of them. */
  approvedTeamIds: z.array(text).optional(),
  /** IPv4 addresses it may be used from; empty: from everywhere. At most ten. */
  allowedAddresses: z.array(text).default([]),
  createdAt: instant,
  expiresAt: instant.optional(),
  revokedAt: instant.optional(),
});
export type Token = z.infer<typeof tokenSchema>;

/** What an administrator decides for everybody, beyond single sign-on. */
export const policiesSchema = z.strictObject({
  /** Domains whose e-mails may join by themselves: none, one, or several with commas between. */
  emailDomains: text.max(1_000).default(''),
  /** Whether e-mails show up in profiles. */
  showEmails: z.boolean().default(true),
  /** Who may write user groups; bots only where everybody may. */
  userGroupManagers: z.enum(['admins', 'everyone']).default('admins'),
});
export type Policies = z.infer<typeof policiesSchema>;

/** Everything the org remembers, as the snapshot holds it. */
export const orgDataSchema = z.strictObject({
  plan: z.enum(plans),
  /** `E…`, for an organisation only. */
  enterpriseId: text.optional(),
  policies: policiesSchema.default(policiesSchema.parse({})),
  teams: z.array(teamSchema),
  members: z.array(memberSchema),
  groups: z.array(groupSchema),
  channels: z.array(channelSchema),
  profileFields: z.array(profileFieldSchema),
  sessions: z.array(sessionSchema),
  accessLogs: z.array(accessLogSchema),
  roleAssignments: z.array(roleAssignmentSchema),
  apps: z.array(appSchema),
  tokens: z.array(tokenSchema),
  messages: z.array(messageSchema).default([]),
  directs: z.array(directSchema).default([]),
  auditTrail: z
    .strictObject({ entries: z.array(auditEntrySchema), forgotten: z.number() })
    .default({ entries: [], forgotten: 0 }),
  oauthCodes: z.array(oauthCodeSchema).default([]),
  refreshTokens: z.array(refreshTokenSchema).default([]),
  triggers: z.array(triggerSchema).default([]),
  responseUrls: z.array(responseUrlSchema).default([]),
  views: z.array(openViewSchema).default([]),
});
export type OrgData = z.infer<typeof orgDataSchema>;
