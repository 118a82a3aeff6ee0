import { z } from 'zod';
import { remoteAccount } from './bindings';
import { user } from './directory';
import { instant } from './instant';
import { pageOf } from './page';

/** Accounts that are imported while one waits; above that it is a job. */
export const realTimeImportLimit = 100;

const accountIds = z
  .array(z.string().regex(/^[A-Z][A-Z0-9]{2,30}$/, 'is not an id of Slack such as U0123ABC456'))
  .min(1)
  .max(20_000);

/** Which accounts: by their ids, or all that are local and new. */
export const accountSelection = z
  .strictObject({
    accountIds: accountIds.optional(),
    all: z.literal(true).optional().meta({ description: 'every local account that was not imported yet' }),
  })
  .refine(({ accountIds: ids, all }) => (ids === undefined) !== (all === undefined), {
    path: ['accountIds'],
    message: 'give either accountIds or all',
  })
  .meta({ id: 'AccountSelection', example: { accountIds: ['U0123ABC456'] } });

const fault = z.object({ path: z.string(), message: z.string() });

/** What an account would become. */
export const importPreview = z
  .object({
    account: remoteAccount,
    outcome: z.enum(['import', 'partly', 'impossible']).meta({
      description: '`partly`: some values are left out; `impossible`: no person can be made of it, `faults` say why',
    }),
    person: user
      .partial()
      .pick({ username: true, email: true, firstName: true, lastName: true, displayName: true, jobTitle: true })
      .nullable(),
    attributes: z.array(z.string()).meta({ description: 'every attribute that is taken over' }),
    faults: z.array(fault),
  })
  .meta({ id: 'ImportPreview' });

export const importPreviews = z
  .object({
    items: z.array(importPreview),
    total: z.number().int().meta({ description: 'how many were selected; the first 200 are shown' }),
    note: z.string(),
  })
  .meta({ id: 'ImportPreviews' });

/** An import, running or at its end. */
export const accountImport = z
  .object({
    id: z.uuid(),
    connectionId: z.uuid(),
    state: z.enum(['running', 'done']),
    total: z.number().int(),
    done: z.number().int(),
    imported: z.number().int(),
    faults: z
      .array(z.object({ accountId: z.string(), userName: z.string(), message: z.string() }))
      .meta({ description: 'accounts that no person could be made of' }),
    note: z.string().meta({ description: 'what to know about who was imported' }),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'AccountImport' });

export const accountImportPage = pageOf('AccountImportPage', accountImport);
