import { z } from 'zod';
import { attributeRule, newAttributeRule } from './attributes';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';
import { seenRevision } from './revision';
import { lineOfText } from './text';

const nameIdSettings = z.strictObject({
  format: z.enum(['persistent', 'emailAddress', 'unspecified', 'transient']),
  source: lineOfText(200).meta({
    description: 'a field of the person, or `id`: the person’s id for this app, derived or taken over from before',
    example: 'id',
  }),
  nameQualifier: lineOfText(1024).optional(),
  spNameQualifier: lineOfText(1024).optional(),
});

/**
 * How Responses for an app are made.
 *
 * An encrypted Assertion inside an unsigned Response is refused: nobody could tell who sent it, and Slack does not
 * take it (Slack help, "Troubleshoot SAML authorization errors").
 */
export const appSettings = z
  .strictObject({
    slackDomain: lineOfText(253)
      .optional()
      .meta({ description: 'kind `slack` only: `acme.slack.com` or `acme.enterprise.slack.com`' }),
    audience: lineOfText(1024).meta({ description: 'what the SP expects as Audience', example: 'https://slack.com' }),
    nameId: nameIdSettings,
    signResponse: z.boolean(),
    signAssertion: z.boolean(),
    encryptAssertion: z.boolean().meta({ description: 'only with a signed Response' }),
    requireSignedRequests: z.boolean(),
    signatureAlgorithm: z.enum(['rsa-sha256', 'rsa-sha384', 'rsa-sha512']),
    answerWithStatus: z.boolean().meta({
      description: 'tell the SP of a refusal by a SAML status; Slack wants none, its people get a page',
    }),
    assertionLifetimeSeconds: z
      .number()
      .int()
      .min(30)
      .max(300)
      .optional()
      .meta({ description: 'NotOnOrAfter after issue; none = `saml.assertionLifetimeSeconds` of the configuration' }),
  })
  .superRefine((settings, context) => {
    const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (settings.encryptAssertion && !settings.signResponse) {
      fault(['encryptAssertion'], 'an encrypted Assertion needs a signed Response: set signResponse as well');
    }
    if (!settings.signResponse && !settings.signAssertion) {
      fault(['signAssertion'], 'the Response, the Assertion or both must be signed');
    }
    if (settings.nameId.format === 'persistent' && settings.nameId.source === 'email') {
      fault(['nameId', 'source'], 'a persistent NameID must survive a change of e-mail: use "id"');
    }
  })
  .meta({ id: 'AppSettings' });

export type AppSettings = z.output<typeof appSettings>;

export const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends',
  )
  .refine((text) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text), 'must not have the shape of an id')
  .meta({ description: 'the app’s part of our addresses', example: 'slack' });

export const acsEndpoint = z
  .strictObject({
    index: z.number().int().min(0).max(65_535),
    url: z.string().min(1).max(2048),
    isDefault: z.boolean(),
  })
  .meta({ id: 'AcsEndpoint' });

export const spCertificate = z
  .object({
    use: z.enum(['signing', 'encryption', 'both']),
    pem: z.string(),
    fingerprintSha256: z.string(),
  })
  .meta({ id: 'SpCertificate' });

const certificateInput = z.strictObject({
  use: z.enum(['signing', 'encryption', 'both']).default('both'),
  pem: z.string().min(1).max(8_192).meta({ description: 'one PEM certificate, at most 8 kB; never a private key' }),
});

/** An app as it is shown; its revision rises with every change. */
export const app = z
  .object({
    id: z.uuid(),
    slug,
    startSlug: z.string().meta({
      description: 'the address, new or old, under whose issuer sign-ins go out that start from our side',
    }),
    kind: z.enum(['slack', 'saml']),
    name: z.string(),
    enabled: z.boolean(),
    hidden: z.boolean().meta({ description: 'not shown in the portal; entering still works' }),
    inSetUp: z.boolean().meta({ description: 'whoever made it has not finished setting it up' }),
    revision: z.number().int(),
    spEntityId: z.string(),
    settings: appSettings,
    acsEndpoints: z.array(acsEndpoint),
    spCertificates: z.array(spCertificate),
    attributes: z.array(attributeRule),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'App' });

const presentation = {
  name: lineOfText(100).meta({ example: 'Slack' }),
  enabled: z.boolean().optional(),
  hidden: z.boolean().optional(),
  inSetUp: z
    .boolean()
    .optional()
    .meta({ description: 'still being set up, which only a hidden app is: showing it in the portal ends that' }),
};

/** A Slack workspace or Enterprise organisation: everything else follows from its domain. */
export const newSlackApp = z
  .strictObject({
    slug,
    ...presentation,
    domain: z.string().min(1).max(2048).meta({
      description:
        '`acme`, `acme.slack.com` or `acme.enterprise.slack.com`; also an address there, as copied from a browser',
      example: 'acme.slack.com',
    }),
    audience: z.enum(['slack', 'workspace']).default('slack').meta({
      description: '`https://slack.com`, or the workspace’s own URL; must equal "Service Provider Issuer URL" in Slack',
    }),
  })
  .meta({ id: 'NewSlackApp' });

export type NewSlackApp = z.input<typeof newSlackApp>;

const acsEndpointInput = z.strictObject({
  url: z.string().min(1).max(2048).meta({ example: 'https://sp.example.com/acs' }),
  index: z.number().int().min(0).max(65_535).optional(),
  isDefault: z.boolean().optional(),
});

const spFields = {
  spEntityId: lineOfText(1024),
  acsEndpoints: z.array(acsEndpointInput).min(1).max(50),
  spCertificates: z.array(certificateInput).max(10),
};

/** null takes the app's own lifetime away again. */
const settingsPatch = z
  .strictObject({ ...appSettings.shape, assertionLifetimeSeconds: z.number().int().min(30).max(300).nullable() })
  .partial();

/** Any other service provider, described by hand. */
export const newSamlApp = z
  .strictObject({
    slug,
    ...presentation,
    ...spFields,
    spCertificates: spFields.spCertificates.default([]),
    settings: settingsPatch.default({}).meta({ description: 'what differs from the usual' }),
    attributes: z.array(newAttributeRule).max(100).default([]),
  })
  .meta({ id: 'NewSamlApp' });

export type NewSamlApp = z.input<typeof newSamlApp>;

/** Any other service provider, described by its metadata: the document itself, or where it is fetched from once. */
export const newSamlAppFromMetadata = z
  .strictObject({
    slug,
    ...presentation,
    metadataXml: z.string().min(1).max(1_048_576).optional(),
    metadataUrl: z.string().min(1).max(2048).optional().meta({ description: 'https only' }),
    entityId: lineOfText(1024)
      .optional()
      .meta({ description: 'which one, if the document describes several service providers' }),
    settings: settingsPatch.default({}),
    attributes: z.array(newAttributeRule).max(100).default([]),
  })
  .refine((input) => (input.metadataXml === undefined) !== (input.metadataUrl === undefined), {
    path: ['metadataXml'],
    message: 'give either metadataXml or metadataUrl',
  })
  .meta({ id: 'NewSamlAppFromMetadata' });

export type NewSamlAppFromMetadata = z.input<typeof newSamlAppFromMetadata>;

export const appPatch = z
  .strictObject({
    ...presentation,
    ...spFields,
    settings: settingsPatch,
    revision: seenRevision,
  })
  .partial()
  .meta({ id: 'AppPatch' });

export type AppPatch = z.output<typeof appPatch>;

/** NameIDs that people already have at the SP, taken over from an earlier identity provider. */
export const nameIdImport = z
  .strictObject({
    nameIds: z
      .array(z.strictObject({ userId: z.uuid(), value: lineOfText(256) }))
      .min(1)
      .max(10_000),
  })
  .meta({ id: 'NameIdImport' });

export type NameIdImport = z.output<typeof nameIdImport>;

/** The query of apps. */
export const appQuery = z.strictObject({
  search: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'a part of the name or of the short name', example: 'sla' }),
  ...pageQueryFields,
});

/** How far an app is open. */
export const appReach = z
  .object({
    people: z.number().int().meta({
      description: 'people who may enter at this moment; whoever has to choose a new password first is one of them',
    }),
  })
  .meta({ id: 'AppReach' });

/** Whether a person may enter an app, and why. */
export const access = z
  .object({
    allowed: z.boolean(),
    reason: z
      .enum(['app_disabled', 'user_suspended', 'password_expired', 'user_deleted', 'not_in_authorised_group'])
      .nullable(),
    paths: z
      .array(z.array(z.string()))
      .meta({ description: 'each way in: names of groups, the person’s own first, the authorised one last' }),
  })
  .meta({ id: 'Access' });

/** The same of one app among all; of the ways in the three shortest. */
export const appAccess = access
  .extend({ app: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), kind: z.enum(['slack', 'saml']) }) })
  .meta({ id: 'AppAccess' });

export const appAccessPage = pageOf('AppAccessPage', appAccess);
