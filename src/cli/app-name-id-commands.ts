import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { nameIdImport } from '../contracts';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { readArgumentFile } from './read-file';
import type { Services } from './services';

type Row = { user: string; nameId: string };

/** `app name-ids`: identifiers that people have at an app from an earlier identity provider. */
export function addAppNameIdCommands(group: Command, io: CliIo): void {
  describeCommand(
    group,
    'name-ids <app> <file>',
    'Take over the NameIDs people have at an app from an earlier identity provider, so that their accounts stay theirs',
    [['a CSV file with the columns user and nameId', 'countersign app name-ids slack name-ids.csv']],
  ).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [reference, file] }) => {
      const app = await services.apps.get(reference);
      const nameIds = await toNameIds(services, readRows(await readArgumentFile(file, io)));
      const changed = await services.apps.importNameIds(actor, app.id, checkArguments(nameIdImport, { nameIds }));
      out.result({ changed }, () =>
        out.line(`${changed} of ${nameIds.length} NameIDs were new; the others stood already.`),
      );
    }),
  );
}

function readRows(text: string): Row[] {
  try {
    const rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true }) as Partial<Row>[];
    return rows.map(({ user = '', nameId = '' }) => ({ user, nameId }));
  } catch (cause) {
    throw new CliError({
      code: 'cli.wrong_argument',
      status: 400,
      what: 'The file is no CSV with the columns user and nameId.',
      remedy: 'Its first line must be: user,nameId',
      cause,
    });
  }
}

/** All people are looked up first: one unknown name, and nothing is taken over. */
async function toNameIds(services: Services, rows: readonly Row[]) {
  const found = await Promise.all(rows.map(({ user }) => services.directory.findUser(user)));
  const faults = rows.flatMap(({ user }, index) =>
    found[index] === undefined ? [{ path: `row ${index + 2}, user`, message: `there is nobody called "${user}"` }] : [],
  );
  if (faults.length > 0) {
    throw new CliError({
      code: 'cli.wrong_argument',
      status: 400,
      what: 'Some people of the file do not exist; nothing was taken over.',
      faults,
    });
  }
  return rows.map(({ nameId }, index) => ({ userId: found[index]?.id ?? '', value: nameId }));
}
