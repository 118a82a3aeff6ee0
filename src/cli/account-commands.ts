import type { Command } from 'commander';
import { z } from 'zod';
import { accountClasses, accountImport, accountSelection, classifiedAccountPage, importPreviews } from '../contracts';
import type { ClassifiedAccount } from '../provisioning';
import { importNote } from '../provisioning';
import { oneOf } from './arguments';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { startProgress } from './progress-bar';
import { showImport, showPreviews } from './show-import';

type ListOptions = PagingOptions & { search?: string; class?: ClassifiedAccount['class']; imported?: boolean };
type ImportOptions = { all?: boolean; dryRun?: boolean };

/** `account list | import`. */
export function addAccountCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'account', 'Accounts that Slack has, and making people of them');

  addPaging(
    describeCommand(group, 'list <app>', 'List Slack’s accounts as last read, each with its class and whose it is', [
      ['what exists only in Slack', 'countersign account list slack --class local --new'],
      ['one account', 'countersign account list slack --search ada'],
    ]),
  )
    .option('--search <text>', 'a part of name, username or e-mail address')
    .option('--class <class>', accountClasses.join(', '), oneOf(accountClasses))
    .option('--imported', 'only accounts that people were made of')
    .option('--new', 'only accounts that are on, nobody’s, and not imported yet')
    .action(
      withServices<ListOptions & { new?: boolean }, [string]>(
        io,
        async ({ services, out }, { options, args: [reference] }) => {
          const { search, limit, cursor } = options;
          const imported = options.imported ? true : options.new ? false : undefined;
          const connection = await services.connections.get(reference);
          const filter = { search, class: options.class, imported };
          const page = await services.bindings.listAccounts(connection, filter, { limit, cursor });
          out.result(z.encode(classifiedAccountPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
            out.table(
              ['account', 'username', 'e-mail', 'name', 'class', 'on', 'person', 'imported'],
              page.items.map((item) => [
                item.accountId,
                item.userName,
                item.email,
                item.displayName,
                item.class.replace('_', ' and '),
                item.active,
                item.person?.username ?? null,
                item.importedAt,
              ]),
              'No account fits. A plan of everybody reads them: countersign plan make <app>.',
            );
            notePaging(out, page.nextCursor);
          });
        },
      ),
    );

  describeCommand(group, 'import <app> [accounts...]', 'Make people of accounts that exist only in Slack', [
    ['first look', 'countersign account import slack --all --dry-run'],
    ['all that are local and new', 'countersign account import slack --all'],
    ['some of them', 'countersign account import slack U0123ABC456 U0456DEF789'],
  ])
    .option('--all', 'every local account that was not imported yet')
    .option('--dry-run', 'only show what they would become')
    .action(
      withServices<ImportOptions, [string, string[]]>(io, async (context, { options, args: [reference, ids] }) => {
        const { services, actor, out } = context;
        if (ids.length === 0 && !options.all) throw nothingNamed();
        const selection = checkArguments(accountSelection, {
          ...(ids.length > 0 && { accountIds: ids }),
          ...(options.all && { all: true }),
        });
        const connection = await services.connections.get(reference);
        if (options.dryRun) {
          const previews = await services.imports.preview(connection, selection);
          out.result(z.encode(importPreviews, previews), () => showPreviews(out, previews));
          return;
        }
        const begun = await services.imports.begin(actor, connection, selection);
        const bar = startProgress('accounts', begun.total, out.isJson ? undefined : io.terminal);
        await services.importRunner.work(begun.id, { onProgress: (done) => bar.update(done) });
        bar.stop();
        const ended = await services.imports.get(begun.id);
        out.result(z.encode(accountImport, { ...ended, note: importNote }), () => showImport(out, ended));
      }),
    );
}

function nothingNamed(): CliError {
  return new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what: 'Say which accounts: by their ids, or with --all.',
    meaning: 'Nothing was changed.',
    remedy: 'See "countersign account list" for the ids.',
  });
}
