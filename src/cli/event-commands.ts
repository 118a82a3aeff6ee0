import type { Command } from 'commander';
import { z } from 'zod';
import type { ActivityReader } from '../activity';
import {
  type ActivityOutcome,
  activityExportQuery,
  activityOutcomes,
  activityPage,
  eventExportQuery,
} from '../contracts';
import { oneOf } from './arguments';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';

const sources = ['provisioning', 'administration', 'sign_in', 'all'] as const;

type Filter = {
  source?: (typeof sources)[number];
  connection?: string;
  kind?: string;
  subject?: string;
  by?: string;
  outcome?: ActivityOutcome;
  text?: string;
  from?: string;
  to?: string;
};

type ExportOptions = Filter & { format: 'csv' | 'jsonl'; asWebhooks?: boolean };

/** Whoever is at the command line may read everything. */
const reader: ActivityReader = { traces: true, provisioning: true, record: true };

/** `event list | export`. */
export function addEventCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'event', 'What happened: in Slack, in the directory, and who signed in');

  addPaging(
    addFilter(
      describeCommand(group, 'list', 'List what happened between the directory and Slack, or all else, newest first', [
        ['of one app', 'countersign event list --connection slack'],
        ['who lost their account', 'countersign event list --kind user_deprovision'],
        ['everything about one person, sign-ins too', 'countersign event list --source all --subject grace'],
        ['who was refused', 'countersign event list --source sign_in --outcome refused'],
      ]),
    ),
  ).action(
    withServices<PagingOptions & Filter>(io, async ({ services, out }, { options }) => {
      const { limit, cursor } = options;
      const page = await services.activity.list(reader, readFilter(options), { limit, cursor });
      out.result(z.encode(activityPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['id', 'at', 'who', 'event', 'outcome', 'on', 'why, or what went wrong'],
          page.items.map((event) => [
            event.id,
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
    describeCommand(group, 'export', 'Print what "event list" finds, whole, as CSV or JSON lines', [
      ['a month into a file', 'countersign event export --format csv --from 2026-03-01T00:00:00Z > events.csv'],
      ['sign-ins, too', 'countersign event export --format csv --source all > activity.csv'],
      [
        'for another program, as webhooks send them',
        'countersign event export --format jsonl --as-webhooks --connection slack',
      ],
    ]),
  )
    .requiredOption('--format <format>', 'csv or jsonl', oneOf(['csv', 'jsonl']))
    .option(
      '--as-webhooks',
      'in the form and order in which webhooks get them: provisioning alone, oldest first, one whole kind; ids of subjects',
    )
    .action(
      withServices<ExportOptions>(io, async ({ services, out }, { options }) => {
        const isCsv = options.format === 'csv';
        const { activity, events } = services;
        const read = async () => {
          if (options.asWebhooks) {
            const filter = readWebhookFilter(options);
            return isCsv ? events.csv(filter) : events.jsonLines(filter);
          }
          const filter = readFilter(options);
          return isCsv ? activity.csv(reader, filter) : activity.jsonLines(reader, filter);
        };
        for await (const piece of await read()) out.raw(piece);
      }),
    );
}

function addFilter(command: Command): Command {
  return command
    .option('--source <source>', 'provisioning (as without it), administration, sign_in or all', oneOf(sources))
    .option('--connection <app>', 'about this app, or over its connection, by short name or id')
    .option('--kind <kind>', 'of this kind, or of kinds that begin like this')
    .option(
      '--subject <who>',
      'what happened to this person (username, e-mail, id), or to this group or connection (id)',
    )
    .option('--by <who>', 'what this person (username, e-mail, id), token or job (id) did')
    .option('--outcome <outcome>', activityOutcomes.join(', '), oneOf(activityOutcomes))
    .option('--text <text>', 'beginnings of words: of names, reasons, error codes')
    .option('--from <time>', 'not before, like 2026-03-01T00:00:00Z')
    .option('--to <time>', 'before');
}

/** What webhooks can be narrowed to, and nothing else: a filter that is left out silently would export too much. */
function readWebhookFilter({ source, by, outcome, text, ...options }: Filter) {
  const others = { source: source === 'provisioning' ? undefined : source, by, outcome, text };
  const faults = Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(([path]) => ({ path, message: 'cannot go with --as-webhooks' }));
  if (faults.length > 0) {
    throw new CliError({
      code: 'cli.wrong_argument',
      status: 400,
      what: 'Webhooks are not narrowed like this.',
      faults,
    });
  }
  const { connection, kind, subject, from, to } = options;
  return checkArguments(eventExportQuery, { connection, kind, subject, from, to });
}

function readFilter({ source = 'provisioning', connection: app, subject: person, ...rest }: Filter) {
  const { kind, by, outcome, text, from, to } = rest;
  const of = source === 'all' ? undefined : source;
  return checkArguments(activityExportQuery, { source: of, app, person, kind, by, outcome, text, from, to });
}
