import { z } from 'zod';
import { seenRevision } from './revision';
import { rowCheckCursor } from './row-check';
import { lineOfText } from './text';

/** URN of a NameFormat (saml-core §8.2). */
export const attributeNameFormat = z
  .enum([
    'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
    'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
    'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  ])
  .meta({ id: 'AttributeNameFormat' });

const attributeFields = {
  spName: lineOfText(256).meta({ description: 'name the SP knows; case matters', example: 'department' }),
  nameFormat: attributeNameFormat,
  sourceKind: z.enum(['field', 'constant', 'expression']),
  source: z
    .string()
    .min(1)
    .max(2_000)
    .meta({
      description:
        'field: `email`, `fullName`, `workplace`, `phones.work`, `addresses.work.country`, `groups`, `custom.badge`; constant: the text; ' +
        'expression: CEL over `user` and `groups`',
      example: 'department',
    }),
  enabled: z.boolean(),
};

/** One row of an app's attribute table. */
export const attributeRule = z
  .object({
    id: z.uuid(),
    position: z.number().int().min(0),
    ...attributeFields,
    preset: z.boolean().meta({ description: 'a just-in-time row of the Slack preset: fixed name, not deletable' }),
  })
  .meta({ id: 'AttributeRule' });

export const newAttributeRule = z
  .strictObject({
    ...attributeFields,
    nameFormat: attributeNameFormat.default('urn:oasis:names:tc:SAML:2.0:attrname-format:basic'),
    enabled: z.boolean().default(true),
  })
  .meta({ id: 'NewAttributeRule' });

export type NewAttributeRule = z.input<typeof newAttributeRule>;

/** A row that somebody is still writing, and the person it is tried with. */
export const attributeTrial = z
  .strictObject({
    row: newAttributeRule,
    user: z.string().min(1).max(320).meta({ description: 'id, username or e-mail', example: 'ada' }),
  })
  .meta({ id: 'AttributeTrial' });

export const triedAttribute = z
  .object({
    values: z.array(z.string()),
    fault: z
      .string()
      .nullable()
      .meta({ description: 'why there is no value, in one sentence; null where all is well' }),
  })
  .meta({ id: 'TriedAttribute' });

/** A row that somebody is still writing, to be looked at for everybody who is authorised. */
export const attributeCheck = z
  .strictObject({ row: newAttributeRule, cursor: rowCheckCursor })
  .meta({ id: 'AttributeCheck' });

export const attributeRulePatch = z.strictObject(attributeFields).partial().meta({ id: 'AttributeRulePatch' });

/** The same, with the revision of the app. */
export const attributeRuleChange = attributeRulePatch
  .extend({ revision: seenRevision.optional() })
  .meta({ id: 'AttributeRuleChange' });

export type AttributeRulePatch = z.output<typeof attributeRulePatch>;

/** The order of all rows of an app, by their ids. */
export const attributeOrder = z.strictObject({ ids: z.array(z.uuid()).max(200) }).meta({ id: 'AttributeOrder' });
