import type { Command } from 'commander';
import { z } from 'zod';
import { type MappingRow, type MappingTable, mappingApply, mappingTable, newMappingRow } from '../contracts';
import { oneOf } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import type { Output } from './output';
import { addMappingCheckCommand } from './row-check-commands';
import { type SourceOptions, sourceOf, withSource } from './source-options';

/** `connection mapping list | set | remove | reset | check`. */
export function addConnectionMappingCommands(group: Command, io: CliIo): void {
  const commands = describeGroup(group, 'mapping', 'How people become accounts; a change makes the next plan wait');

  describeCommand(commands, 'list <app>', 'List how each attribute of an account is made', [
    ['by the app', 'countersign connection mapping list slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      showMapping(out, await services.connectionMapping.read(id));
    }),
  );

  withSource(
    describeCommand(commands, 'set <app> <attribute>', 'Say how an attribute of an account is made', [
      ['from a field', 'countersign connection mapping set slack title --field jobTitle'],
      [
        'only for new accounts',
        'countersign connection mapping set slack displayName --field displayName --apply on_create',
      ],
      [
        'computed',
        'countersign connection mapping set slack title --expression \'user.jobTitle + " " + user.department\'',
      ],
    ]),
  )
    .option(
      '--apply <rule>',
      'always, on_create or never (never overwritten: only where Slack holds nothing)',
      oneOf(mappingApply.options),
      'always',
    )
    .action(
      withServices<SourceOptions & { apply: MappingRow['apply'] }, [string, string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference, attribute] }) => {
          const row = checkArguments(newMappingRow, { ...sourceOf(options, true), apply: options.apply });
          const { id } = await services.connections.get(reference);
          showMapping(out, await services.connectionMapping.put(actor, id, attribute, row));
        },
      ),
    );

  describeCommand(commands, 'remove <app> <attribute>', 'Leave an attribute to Slack', [
    ['by its name', 'countersign connection mapping remove slack title'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [reference, attribute] }) => {
      const { id } = await services.connections.get(reference);
      showMapping(out, await services.connectionMapping.delete(actor, id, attribute));
    }),
  );

  describeCommand(commands, 'reset <app>', 'Put back the rows that a new connection has', [
    ['by the app', 'countersign connection mapping reset slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      showMapping(out, await services.connectionMapping.reset(actor, id));
    }),
  );

  addMappingCheckCommand(commands, io);
}

function showMapping(out: Output, table: MappingTable): void {
  out.result(z.encode(mappingTable, table), () =>
    out.table(
      ['attribute', 'from', 'source', 'written'],
      table.items.map(({ attribute, sourceKind, source, apply }) => [
        attribute,
        sourceKind,
        source,
        apply.replace('_', ' '),
      ]),
      'Nothing is mapped.',
    ),
  );
}
