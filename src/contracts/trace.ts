import { z } from 'zod';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';

const outcome = z
  .enum(['waiting', 'answered', 'refused', 'status'])
  .meta({ description: '`status`: answered with a SAML status; `waiting`: never came back from sign-in' });

const advice = z
  .object({ meaning: z.string(), remedy: z.string() })
  .optional()
  .meta({ description: 'of a refusal: what it means for an administrator, and what to do' });

/** What happened to one sign-in attempt, without secrets. */
export const trace = z
  .object({
    code: z.string().meta({ description: 'as shown on the page', example: 'KFTR-MWQZ' }),
    app: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).optional(),
    user: z.object({ id: z.uuid(), username: z.string() }).optional(),
    startedAt: instant,
    finishedAt: instant.optional(),
    outcome,
    errorCode: z.string().optional(),
    advice,
    steps: z.array(
      z.object({
        step: z.string(),
        ms: z.number().meta({ description: 'since the start' }),
        note: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Trace' });

/** One attempt in a list. */
export const traceSummary = z
  .object({
    code: z.string(),
    app: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).optional(),
    user: z.object({ id: z.uuid(), username: z.string() }).optional(),
    startedAt: instant,
    outcome,
    errorCode: z.string().optional(),
    advice,
  })
  .meta({ id: 'TraceSummary' });

export const tracePage = pageOf('TracePage', traceSummary);

export const traceQuery = z.strictObject({
  ...pageQueryFields,
  app: z.string().min(1).max(100).optional().meta({ description: 'id or slug' }),
  user: z.string().min(1).max(320).optional().meta({ description: 'id, username or e-mail' }),
  outcome: outcome.optional(),
});

export const signInDaysQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(90).default(14),
  app: z.string().min(1).max(100).optional().meta({ description: 'id or slug; none = all apps' }),
});

/** Attempts a day (UTC), the oldest first; days without any are there too. */
export const signInDays = z
  .object({
    items: z.array(
      z.object({
        day: z.iso.date(),
        answered: z.number().int(),
        refused: z.number().int().meta({ description: 'those too that the app was told of by a SAML status' }),
        other: z.number().int().meta({ description: 'never came back from our sign-in page' }),
      }),
    ),
  })
  .meta({ id: 'SignInDays' });

/** What a person would bring to an app if they signed in now; not signed, and good for nothing else. */
export const preview = z
  .object({
    mayEnter: z.boolean(),
    refusal: z.string().optional().meta({ description: 'why not, in the words of the page the person would see' }),
    errorCode: z.string().optional().meta({ description: 'of the refusal' }),
    nameId: z.string(),
    attributes: z.array(z.object({ name: z.string(), nameFormat: z.string(), values: z.array(z.string()) })),
    faults: z.array(z.object({ ruleId: z.string(), spName: z.string(), kind: z.string(), message: z.string() })),
    xml: z.string().meta({ description: 'the Assertion, not signed' }),
    slackErrors: z
      .array(z.object({ message: z.string(), because: z.string(), remedy: z.string() }))
      .meta({ description: 'errors that Slack would show, in its own words; none for other apps' }),
  })
  .meta({ id: 'AssertionPreview' });

/** People who would not get in, or about whom Slack would complain, among those who are authorised. */
export const preflight = z
  .object({
    checked: z.number().int().meta({ description: 'how many people this page looked at' }),
    items: z.array(
      z.object({
        user: z.object({ id: z.uuid(), username: z.string(), name: z.string() }),
        refusal: z
          .string()
          .optional()
          .meta({ description: 'why they would not be let in, in words of the page they see' }),
        errorCode: z.string().optional().meta({ description: 'of the refusal' }),
        advice,
        slackErrors: preview.shape.slackErrors,
        faults: preview.shape.faults,
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Preflight' });
