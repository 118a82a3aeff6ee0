import { z } from 'zod';

const attributeChange = z.object({ before: z.unknown().optional(), after: z.unknown().optional() });

const csvCreate = z.object({
  row: z.number().int(),
  username: z.string(),
  attributes: z.record(z.string(), attributeChange),
  groupsAdded: z.array(z.string()),
});

/** What an import will do, or did: every row of the file is in one of the four lists. */
export const csvPlan = z
  .object({
    creates: z.array(csvCreate),
    updates: z.array(csvCreate.extend({ id: z.uuid(), groupsRemoved: z.array(z.string()) })),
    unchanged: z.array(z.number().int()).meta({ description: 'rows that say what is so already' }),
    faults: z
      .array(z.object({ row: z.number().int(), column: z.string().optional(), message: z.string() }))
      .meta({ description: 'rows that cannot be imported; nothing of such a row is' }),
    groupsToCreate: z.array(z.string()),
  })
  .meta({ id: 'CsvPlan' });

const flag = (description: string) => z.stringbool().default(false).meta({ description });

export const csvImportQuery = z.strictObject({
  dryRun: flag('only say what would be done'),
  createGroups: flag('create groups that do not exist; else a row that names one is a fault'),
  partial: flag('import the rows without faults where others have some; else a fault stops everything'),
});

export const csvExportQuery = z.strictObject({
  ids: flag('with ids, to rename people by an import into the same directory'),
});
