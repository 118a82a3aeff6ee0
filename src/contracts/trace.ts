import { z } from 'zod';
import { instant } from './instant';

/** What happened to one sign-in attempt, without secrets. */
export const trace = z
  .object({
    code: z.string().meta({ description: 'as shown on the page', example: 'KFTR-MWQZ' }),
    app: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).optional(),
    user: z.object({ id: z.uuid(), username: z.string() }).optional(),
    startedAt: instant,
    finishedAt: instant.optional(),
    outcome: z
      .enum(['waiting', 'answered', 'refused', 'status'])
      .meta({ description: '`status`: answered with a SAML status; `waiting`: never came back from sign-in' }),
    errorCode: z.string().optional(),
    steps: z.array(
      z.object({
        step: z.string(),
        ms: z.number().meta({ description: 'since the start' }),
        note: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Trace' });

/** What a person would bring to an app if they signed in now; not signed, and good for nothing else. */
export const preview = z
  .object({
    mayEnter: z.boolean(),
    refusal: z.string().optional().meta({ description: 'why not, in the words of the page the person would see' }),
    nameId: z.string(),
    attributes: z.array(z.object({ name: z.string(), nameFormat: z.string(), values: z.array(z.string()) })),
    faults: z.array(z.object({ ruleId: z.string(), spName: z.string(), kind: z.string(), message: z.string() })),
    xml: z.string().meta({ description: 'the Assertion, not signed' }),
    slackErrors: z
      .array(z.object({ message: z.string(), because: z.string(), remedy: z.string() }))
      .meta({ description: 'errors that Slack would show, in its own words; none for other apps' }),
  })
  .meta({ id: 'AssertionPreview' });
