import type { Command } from 'commander';
import { z } from 'zod';
import { csvPlan } from '../contracts';
import type { CsvPlan } from '../directory';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import type { Output } from './output';
import { readArgumentBytes } from './read-file';

type ImportOptions = { dryRun?: boolean; createGroups?: boolean; partial?: boolean };

/** `import users` and `export users`. */
export function addTransferCommands(program: Command, io: CliIo): void {
  const imports = describeGroup(program, 'import', 'Bring people in');
  describeCommand(
    imports,
    'users <file>',
    'Import people and their groups from CSV; the same file twice changes nothing',
    [
      ['first see what it would do', 'countersign import users people.csv --dry-run'],
      ['then do it, all or nothing', 'countersign import users people.csv --create-groups'],
      ['from another program', 'hr-export | countersign import users -'],
    ],
  )
    .option('--dry-run', 'only say what would be done')
    .option('--create-groups', 'create groups that do not exist; else a row that names one is a fault')
    .option('--partial', 'import the rows without faults where others have some')
    .action(
      withServices<ImportOptions, [string]>(io, async ({ services, actor, out }, { options, args: [name] }) => {
        const { dryRun = false, createGroups = false, partial = false } = options;
        const file = await readArgumentBytes(name, io);
        const { directory } = services;
        const plan = dryRun
          ? await directory.planCsvImport(actor, file, { createGroups })
          : await directory.applyCsvImport(actor, file, { createGroups, partial });
        out.result(z.encode(csvPlan, plan), () => showPlan(out, plan, dryRun));
      }),
    );

  const exports = describeGroup(program, 'export', 'Take people out');
  describeCommand(exports, 'users', 'Print people and their groups as CSV, which an import takes back', [
    ['into a file', 'countersign export users > people.csv'],
    ['with ids, to rename people by an import', 'countersign export users --ids > people.csv'],
  ])
    .option('--ids', 'with ids')
    .action(
      withServices<{ ids?: boolean }>(io, async ({ services, out }, { options: { ids = false } }) => {
        if (!out.isJson) {
          for await (const piece of services.directory.exportCsv({ ids })) out.raw(piece);
          return;
        }
        let csv = '';
        for await (const piece of services.directory.exportCsv({ ids })) csv += piece;
        out.result({ csv }, () => undefined);
      }),
    );
}

function showPlan(out: Output, plan: CsvPlan, dryRun: boolean): void {
  const rows = [
    ...plan.creates.map(({ row, username, groupsAdded }) => ({
      row,
      username,
      what: 'new',
      groupsAdded,
      attributes: '',
    })),
    ...plan.updates.map(({ row, username, attributes, groupsAdded, groupsRemoved }) => ({
      row,
      username,
      what: 'changed',
      groupsAdded: [...groupsAdded.map((name) => `+${name}`), ...groupsRemoved.map((name) => `-${name}`)],
      attributes: Object.keys(attributes).join(', '),
    })),
  ].toSorted((one, other) => one.row - other.row);
  if (rows.length > 0) {
    out.table(
      ['row', 'who', 'what', 'attributes', 'groups'],
      rows.map(({ row, username, what, attributes, groupsAdded }) => [
        row,
        username,
        what,
        attributes || null,
        groupsAdded,
      ]),
      '',
    );
  }
  if (plan.groupsToCreate.length > 0) out.fields([['New groups', plan.groupsToCreate]]);
  if (plan.faults.length > 0) {
    out.table(
      ['row', 'column', 'fault'],
      plan.faults.map(({ row, column, message }) => [row, column ?? null, message]),
      '',
    );
  }
  const counts = `${plan.creates.length} new, ${plan.updates.length} changed, ${plan.unchanged.length} as they are, ${plan.faults.length} with faults`;
  out.line(dryRun ? `${counts}. Nothing was changed: this was a dry run.` : `${counts}.`);
}
