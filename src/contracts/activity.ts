import { z } from 'zod';
import { auditEntry } from './audit';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';
import { lineOfText } from './text';

/** What an entry is about. */
export const activitySources = ['administration', 'provisioning', 'sign_in'] as const;

export const activitySource = z.enum(activitySources).meta({
  id: 'ActivitySource',
  description:
    '`administration`: what was done to people, groups, apps and settings; `provisioning`: what happened between the ' +
    'directory and Slack; `sign_in`: who came in, or did not',
});

export type ActivitySource = z.output<typeof activitySource>;

/** How something ended. */
export const activityOutcomes = ['success', 'refused', 'failed', 'waiting'] as const;

const outcome = z
  .enum(activityOutcomes)
  .meta({ description: '`waiting`: a sign-in that never came back from our sign-in page' });

export type ActivityOutcome = z.output<typeof outcome>;

/** One thing that happened: an entry of the audit record, or a sign-in to an app. */
export const activityEntry = auditEntry
  .omit({ seq: true, action: true, outcome: true, connection: true })
  .extend({
    id: z.string().meta({
      description: '`evt_` and the place in the audit record, or the code of a sign-in',
      example: 'evt_1812',
    }),
    source: activitySource,
    kind: z.string().meta({ description: 'what was done', example: 'user_deprovision' }),
    outcome,
    app: z
      .object({ id: z.uuid(), slug: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'the app it was about, or whose connection it happened over' }),
    connection: z.string().nullable().meta({ description: 'id of the connection it happened over' }),
    seq: z.number().int().nullable().meta({ description: 'place in the audit record; null for a trace' }),
    code: z.string().nullable().meta({ description: 'of a sign-in whose steps are kept: `GET /traces/{code}`' }),
  })
  .meta({ id: 'ActivityEntry' });

export type ActivityEntry = z.output<typeof activityEntry>;

export const activityPage = pageOf('ActivityPage', activityEntry);

const reference = z
  .string()
  .trim()
  .min(1)
  .max(320)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'holds a control character');

const filterFields = {
  source: activitySource.optional().meta({ description: 'of this source only' }),
  kind: z
    .string()
    .regex(/^[a-z][a-z_.]{0,99}$/, 'is no name of an action, nor the beginning of one')
    .optional()
    .meta({ description: 'this action, or actions that begin like this', example: 'directory.' }),
  app: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'is neither an id nor a short name')
    .optional()
    .meta({ description: 'about this app, its keys, or over its connection: id or short name', example: 'slack' }),
  person: reference
    .optional()
    .meta({ description: 'what happened to this person, and their sign-ins: id, username or e-mail' }),
  by: reference
    .optional()
    .meta({ description: 'who did it: id, username or e-mail of a person; id of a token or job', example: 'ada' }),
  outcome: outcome.optional().meta({ description: 'that ended like this only' }),
  text: lineOfText(200)
    .optional()
    .meta({ description: 'beginnings of words: of names, of what was done and why, of error codes' }),
  from: instant.optional().meta({ description: 'not before' }),
  to: instant.optional().meta({ description: 'before' }),
};

/** What activity is narrowed to. */
export const activityFilter = z.strictObject(filterFields).meta({ id: 'ActivityFilter' });

export type ActivityFilter = z.output<typeof activityFilter>;

export const activityExportQuery = z.strictObject(filterFields);

export const activityQuery = z.strictObject({ ...filterFields, ...pageQueryFields });

/** A filter that somebody keeps under a name, for themselves. */
export const newSavedFilter = z
  .strictObject({
    name: lineOfText(100).meta({ example: 'Leavers that failed' }),
    filter: activityFilter.refine((filter) => Object.values(filter).some((value) => value !== undefined), 'is empty'),
  })
  .meta({ id: 'NewSavedFilter' });

export type NewSavedFilter = z.output<typeof newSavedFilter>;

export const savedFilter = z
  .object({ id: z.uuid(), name: z.string(), filter: activityFilter, createdAt: instant })
  .meta({ id: 'SavedFilter' });

export type SavedFilter = z.output<typeof savedFilter>;

export const savedFilterList = z.object({ items: z.array(savedFilter) }).meta({ id: 'SavedFilterList' });
