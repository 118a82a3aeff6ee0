import type { Command } from 'commander';
import { z } from 'zod';
import { type EventKind, eventExportQuery, eventKinds, provisioningEventPage } from '../contracts';
import { oneOf } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';

type Filter = { connection?: string; kind?: EventKind; subject?: string; from?: string; to?: string };

/** `event list | export`. */
export function addEventCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'event', 'What happened between the directory and Slack');

  addPaging(
    addFilter(
      describeCommand(group, 'list', 'List events, newest first', [
        ['of one app', 'countersign event list --connection slack'],
        ['who lost their account', 'countersign event list --kind user_deprovision'],
      ]),
    ),
  ).action(
    withServices<PagingOptions & Filter>(io, async ({ services, out }, { options }) => {
      const { limit, cursor } = options;
      const page = await services.events.list(readFilter(options), { limit, cursor });
      out.result(z.encode(provisioningEventPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['no.', 'at', 'who', 'event', 'outcome', 'on', 'why, or what went wrong'],
          page.items.map((event) => [
            event.seq,
            event.at,
            event.actor.name,
            event.kind,
            event.outcome,
            event.subject ? (event.subject.name ?? event.subject.id) : null,
            event.error ? `${event.error.code}: ${event.error.what}` : (event.reason ?? null),
          ]),
          'There are no events.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  addFilter(
    describeCommand(group, 'export', 'Print events, oldest first, as CSV or JSON lines', [
      ['a month into a file', 'countersign event export --format csv --from 2026-03-01T00:00:00Z > events.csv'],
      ['for another program', 'countersign event export --format jsonl --connection slack'],
    ]),
  )
    .requiredOption('--format <format>', 'csv or jsonl', oneOf(['csv', 'jsonl']))
    .action(
      withServices<Filter & { format: 'csv' | 'jsonl' }>(io, async ({ services, out }, { options }) => {
        const filter = readFilter(options);
        const { events } = services;
        const pieces = options.format === 'csv' ? await events.csv(filter) : await events.jsonLines(filter);
        for await (const piece of pieces) out.raw(piece);
      }),
    );
}

function addFilter(command: Command): Command {
  return command
    .option('--connection <app>', 'over this app’s connection only, by short name or id')
    .option('--kind <kind>', 'of this kind only', oneOf(eventKinds))
    .option('--subject <id>', 'what happened to this person, group or connection only')
    .option('--from <time>', 'not before, like 2026-03-01T00:00:00Z')
    .option('--to <time>', 'before');
}

function readFilter({ connection, kind, subject, from, to }: Filter) {
  return checkArguments(eventExportQuery, { connection, kind, subject, from, to });
}
