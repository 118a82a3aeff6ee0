import { z } from 'zod';
import { accountAttributes } from './account-attributes';
import { capabilities } from './capabilities';
import { connectionSettings } from './connection-settings';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';
import { seenRevision } from './revision';
import { rowCheckCursor } from './row-check';
import { connectionSettingsPatch } from './settings-patch';
import { lineOfText, unsettable } from './text';

const origin = z
  .url({ protocol: /^https?$/, message: 'must be an address such as https://slack.com' })
  .max(300)
  .refine(
    (text) => /^https?:\/\/[^/?#@\\]+\/?$/i.test(text),
    'must be an origin only: no path, query, user or fragment',
  )
  .overwrite((text) => (URL.canParse(text) ? new URL(text).origin : text));

/** A token or secret that is handed in: never handed out again (R61). */
const secretText = (what: string) =>
  z
    .string()
    .trim()
    .min(8, 'is too short to be one')
    .max(1_000)
    .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that Slack does not use')
    .meta({ writeOnly: true, description: `${what}; sealed at rest and never shown again` });

/** Why a connection does not run, or a plan waits: a stable code, a sentence, and the way out. */
export const stateReason = z
  .object({ code: z.string(), sentence: z.string(), remedy: z.string() })
  .meta({ id: 'StateReason' });

export const connectionState = z.enum(['draft', 'active', 'paused', 'quarantined', 'deactivated']).meta({
  id: 'ConnectionState',
  description:
    '`draft`: being set up, nothing is written; `active`: Slack follows the directory; `paused`: a person stopped it; ' +
    '`quarantined`: we stopped it, `stateReason` says why; `deactivated`: ended, accounts stay as they are',
});

/** An app's provisioning side, as it is shown: no token, no secret. */
export const connection = z
  .object({
    id: z.uuid(),
    appId: z.uuid(),
    appSlug: z.string(),
    appName: z.string(),
    state: connectionState,
    stateReason: stateReason.nullable(),
    webApiOrigin: z.string(),
    scimOrigin: z.string(),
    clientId: z.string().nullable().meta({ description: 'of the Slack app, for OAuth' }),
    hasClientSecret: z.boolean(),
    hasToken: z.boolean(),
    hasRefreshToken: z.boolean().meta({ description: 'the token is renewed by itself' }),
    tokenExpiresAt: instant.nullable().meta({ description: 'null: it does not end by itself' }),
    redirectUrl: z.string().meta({ description: 'to be registered with the Slack app, for OAuth' }),
    capabilities: capabilities.nullable().meta({ description: 'null before the first test' }),
    checkedAt: instant.nullable(),
    settings: connectionSettings,
    revision: z.number().int().meta({ description: 'rises with every change of settings or mapping' }),
    scopeRevision: z.number().int(),
    approvedScopeRevision: z.number().int(),
    needsApproval: z
      .boolean()
      .meta({ description: 'mapping, matching or scope changed since a plan was approved: the next one waits' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Connection' });

/** The query of connections. */
export const connectionQuery = z.strictObject({
  app: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'only that of this app, by id or slug', example: 'slack' }),
  ...pageQueryFields,
});

export const connectionPage = pageOf('ConnectionPage', connection);

/** A connection to be made for an app of kind slack; without a token it is set up by OAuth afterwards. */
export const newConnection = z
  .strictObject({
    app: z.string().min(1).max(100).meta({ description: 'id or slug of an app of kind slack', example: 'slack' }),
    token: secretText('a user token of Slack with the scope `admin` (`xoxp-…`)').optional(),
    clientId: lineOfText(200).optional(),
    clientSecret: secretText('client secret of the Slack app').optional(),
    webApiOrigin: origin.default('https://slack.com'),
    scimOrigin: origin.default('https://api.slack.com'),
    settings: connectionSettingsPatch.default({}),
  })
  .meta({ id: 'NewConnection', example: { app: 'slack', token: 'xoxp-…' } });

export type NewConnection = z.input<typeof newConnection>;

/** What changes of a connection; settings are merged. */
export const connectionPatch = z
  .strictObject({
    settings: connectionSettingsPatch,
    clientId: unsettable(lineOfText(200)),
    clientSecret: secretText('client secret of the Slack app').nullable(),
    revision: seenRevision,
  })
  .partial()
  .meta({ id: 'ConnectionPatch' });

export type ConnectionPatch = z.input<typeof connectionPatch>;

/** A new token in place of the one there is. */
export const connectionToken = z
  .strictObject({ token: secretText('a user token of Slack with the scope `admin` (`xoxp-…`)') })
  .meta({ id: 'ConnectionToken' });

/** Where an administrator's browser goes to let us in. */
export const oauthStart = z
  .object({
    url: z.string().meta({ description: 'to be opened in the browser of whoever lets us in, at Slack' }),
    expiresAt: instant,
  })
  .meta({ id: 'OAuthStart' });

export const pauseReason = z
  .strictObject({ reason: lineOfText(300).optional() })
  .meta({ id: 'PauseReason', example: { reason: 'Slack is moved to another plan tonight' } });

export const mappingApply = z.enum(['always', 'on_create', 'never']).meta({
  id: 'MappingApply',
  description:
    '`always`: kept equal to the directory; `on_create`: given to new accounts and left alone afterwards; `never`: never overwritten, given only where Slack holds nothing',
});

/** How one attribute of an account is made from a person. */
export const mappingRow = z
  .object({
    attribute: z.enum(accountAttributes),
    sourceKind: z.enum(['field', 'constant', 'expression']),
    source: z.string(),
    apply: mappingApply,
  })
  .meta({ id: 'MappingRow' });

export const mappingTable = z
  .object({
    revision: z.number().int().meta({ description: 'of the connection' }),
    items: z.array(mappingRow),
  })
  .meta({ id: 'MappingTable' });

export const newMappingRow = z
  .strictObject({
    sourceKind: z.enum(['field', 'constant', 'expression']),
    source: z
      .string()
      .min(1)
      .max(2_000)
      .meta({ description: 'a field (`jobTitle`, `custom.badge`), the text itself, or CEL over `user` and `groups`' }),
    apply: mappingApply.default('always'),
  })
  .meta({ id: 'NewMappingRow', example: { sourceKind: 'field', source: 'jobTitle', apply: 'always' } });

/** The same, to be kept. */
export const mappingRowChange = newMappingRow.extend({ revision: seenRevision.optional() }).meta({
  id: 'MappingRowChange',
  example: { sourceKind: 'field', source: 'jobTitle', apply: 'always' },
});

/** A row that somebody is still writing, and the person it is tried with. */
export const mappingTrial = z
  .strictObject({
    attribute: z.enum(accountAttributes),
    row: newMappingRow,
    user: z.string().min(1).max(320).meta({ description: 'id, username or e-mail', example: 'ada' }),
  })
  .meta({ id: 'MappingTrial' });

/** The same, to be looked at for everybody who is authorised. */
export const mappingCheck = z
  .strictObject({ attribute: z.enum(accountAttributes), row: newMappingRow, cursor: rowCheckCursor })
  .meta({ id: 'MappingCheck' });

export type NewMappingRow = z.output<typeof newMappingRow>;
export type MappingRow = z.output<typeof mappingRow>;
export type MappingTable = z.output<typeof mappingTable>;

/** A group as far as a connection is concerned. */
export const connectionGroup = z
  .object({
    groupId: z.uuid(),
    name: z.string(),
    authorised: z.boolean().meta({ description: 'for the app, so its people are in scope' }),
    pushed: z.boolean().meta({ description: 'the group itself is mirrored' }),
    handle: z.string().nullable(),
    description: z.string().nullable(),
    defaultChannelIds: z.array(z.string()),
    remoteId: z.string().nullable().meta({ description: 'Slack’s id, once it is mirrored' }),
    state: z.enum(['unbound', 'adopting', 'adopt', 'bound', 'detached']).meta({
      description:
        '`adopting`: Slack has a group of this name, a person must agree before it is taken over; `adopt`: agreed; ' +
        '`bound`: ours; `detached`: left in Slack as it is',
    }),
    alsoPushedTo: z
      .array(z.string())
      .meta({ description: 'other Slack apps that this group is authorised for: both would keep it' }),
  })
  .meta({ id: 'ConnectionGroup' });

export const connectionGroups = z
  .object({
    revision: z.number().int().meta({ description: 'of the connection' }),
    items: z.array(connectionGroup),
  })
  .meta({ id: 'ConnectionGroups' });

export const connectionGroupPatch = z
  .strictObject({
    pushed: z.boolean(),
    handle: unsettable(
      z.string().regex(/^[a-z0-9][a-z0-9._-]{0,20}$/, 'takes 1 to 21 small letters, digits and . _ -'),
    ),
    description: unsettable(lineOfText(140)),
    defaultChannelIds: z.array(z.string().regex(/^[CG][A-Z0-9]{2,20}$/, 'is not the id of a channel')).max(100),
    adopt: z.boolean().meta({ description: 'whether a group of the same name in Slack may be taken over' }),
    revision: seenRevision,
  })
  .partial()
  .meta({ id: 'ConnectionGroupPatch', example: { pushed: true, handle: 'engineering' } });

export type ConnectionGroupPatch = z.output<typeof connectionGroupPatch>;
