import type { Command } from 'commander';
import { z } from 'zod';
import type { App, AttributeRule } from '../apps';
import { attributeRule, attributeRulePatch, newAttributeRule } from '../contracts';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import type { Output } from './output';
import { addAttributeCheckCommand } from './row-check-commands';
import { type SourceOptions, sourceOf, withSource } from './source-options';

/** `app attribute list | add | set | remove | check`. */
export function addAppAttributeCommands(group: Command, io: CliIo): void {
  const commands = describeGroup(group, 'attribute', 'What an app is told about a person');

  describeCommand(commands, 'list <app>', 'List the attribute table of an app', [
    ['by slug or id', 'countersign app attribute list slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      showTable(out, await services.apps.get(reference));
    }),
  );

  withSource(
    describeCommand(commands, 'add <app> <name>', 'Tell an app one thing more', [
      ['a field of the person', 'countersign app attribute add wiki department --field department'],
      ['the groups of the person, several values', 'countersign app attribute add wiki roles --field groups'],
      [
        'computed',
        'countersign app attribute add wiki label --expression \'user.firstName + " (" + user.department + ")"\'',
      ],
    ]),
  ).action(
    withServices<SourceOptions, [string, string]>(io, async ({ services, actor, out }, { options, args }) => {
      const [reference, spName] = args;
      const input = checkArguments(newAttributeRule, { spName, ...sourceOf(options, true) });
      const app = await services.apps.get(reference);
      showTable(out, await services.appAttributes.addAttribute(actor, app.id, input));
    }),
  );

  withSource(
    describeCommand(commands, 'set <app> <name>', 'Change where the value of an attribute comes from, or switch it', [
      ['another source', 'countersign app attribute set slack User.Username --expression \'user.email.split("@")[0]\''],
      ['not sent any more', 'countersign app attribute set slack last_name --off'],
    ]),
  )
    .option('--on', 'send it')
    .option('--off', 'do not send it')
    .action(
      withServices<SourceOptions & { on?: boolean; off?: boolean }, [string, string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference, spName] }) => {
          const patch = checkArguments(attributeRulePatch, {
            ...sourceOf(options, false),
            ...(options.on && { enabled: true }),
            ...(options.off && { enabled: false }),
          });
          const app = await services.apps.get(reference);
          const rule = findRule(app, spName);
          showTable(out, await services.appAttributes.updateAttribute(actor, app.id, rule.id, patch));
        },
      ),
    );

  describeCommand(commands, 'remove <app> <name>', 'Tell an app one thing less', [
    ['by the name the app knows', 'countersign app attribute remove wiki department'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [reference, spName] }) => {
      const app = await services.apps.get(reference);
      const rule = findRule(app, spName);
      showTable(out, await services.appAttributes.deleteAttribute(actor, app.id, rule.id));
    }),
  );

  addAttributeCheckCommand(commands, io);
}

function findRule(app: App, spName: string): AttributeRule {
  const rule = app.attributes.find((each) => each.spName === spName);
  if (rule !== undefined) return rule;
  throw new CliError({
    code: 'cli.no_such_attribute',
    status: 404,
    what: 'The app has no attribute of this name; capital letters count.',
    remedy: `See "countersign app attribute list ${app.slug}".`,
  });
}

function showTable(out: Output, app: App): void {
  const items = app.attributes.map((rule) => attributeRule.parse(rule));
  out.result(z.encode(z.object({ items: z.array(attributeRule) }), { items }), () =>
    out.table(
      ['name', 'from', 'source', 'sent'],
      items.map((rule) => [rule.spName, rule.sourceKind, rule.source, rule.enabled]),
      'It is told nothing but the NameID.',
    ),
  );
}
