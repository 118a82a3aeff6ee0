import type { Command } from 'commander';
import { z } from 'zod';
import { customAttribute, customAttributeTypes } from '../contracts';
import { oneOf } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';

type DefineOptions = { type: (typeof customAttributeTypes)[number]; multiple?: boolean; description?: string };

/** `custom-attribute define | list | remove`. */
export function addCustomAttributeCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'custom-attribute', 'Attributes of people that are your company’s own');

  describeCommand(group, 'define <name>', 'Define an attribute; people get values by "user update --set custom.…"', [
    ['one of a few words', 'countersign custom-attribute define shirtSize --type text'],
    ['a list of values', 'countersign custom-attribute define badges --type text --multiple'],
  ])
    .option('--type <type>', customAttributeTypes.join(', '), oneOf(customAttributeTypes), 'text')
    .option('--multiple', 'holds a list of values')
    .option('--description <text>', 'what it is for')
    .action(
      withServices<DefineOptions, [string]>(io, async ({ services, actor, out }, { options, args: [name] }) => {
        const { type, multiple = false, description = null } = options;
        const input = checkArguments(customAttribute, { name, type, multiple, description });
        const defined = await services.directory.defineCustomAttribute(actor, input);
        out.result(z.encode(customAttribute, defined), () => out.line(`Defined custom.${defined.name}.`));
      }),
    );

  describeCommand(group, 'list', 'List the attributes that are defined', [
    ['all', 'countersign custom-attribute list'],
  ]).action(
    withServices(io, async ({ services, out }) => {
      const items = await services.directory.listCustomAttributes();
      out.result({ items }, () =>
        out.table(
          ['name', 'type', 'list', 'description'],
          items.map((item) => [item.name, item.type, item.multiple, item.description]),
          'There are none.',
        ),
      );
    }),
  );

  describeCommand(group, 'remove <name>', 'Remove an attribute that nobody has a value of', [
    ['by name', 'countersign custom-attribute remove shirtSize'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [name] }) => {
      await services.directory.removeCustomAttribute(actor, name);
      out.result({ removed: name }, () => out.line(`Removed custom.${name}.`));
    }),
  );
}
