import type { Command } from 'commander';
import type { AttributeSubject, RowCheckPage, TriedRow } from '../apps';
import { mappingCheck, newAttributeRule } from '../contracts';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { type CliContext, withServices } from './context';
import { showRowCheck, showTriedRow } from './row-check';
import { type SourceOptions, sourceOf, withSource } from './source-options';

type Options = SourceOptions & { user?: string };

/** Joins what a row gives to whom it is asked for: one person, or everybody who is authorised. */
type Trial = {
  try(subject: AttributeSubject): TriedRow;
  check(cursor: string | undefined): Promise<RowCheckPage>;
};

/** `connection mapping check`. */
export function addMappingCheckCommand(commands: Command, io: CliIo): void {
  withCheck(
    describeCommand(commands, 'check <app> <attribute>', 'Show for whom a row gives no value; nothing is kept', [
      ['the row as it is, for everybody', 'countersign connection mapping check slack title'],
      ['another source, for everybody', 'countersign connection mapping check slack title --field department'],
      [
        'another source, for one person',
        'countersign connection mapping check slack title --field department --user grace',
      ],
    ]),
  ).action(
    withServices<Options, [string, string]>(io, async (context, { options, args: [reference, name] }) => {
      const { connections, connectionMapping, connectionMappingTrial } = context.services;
      const { id, appId } = await connections.get(reference);
      const kept = (await connectionMapping.read(id)).items.find((row) => row.attribute === name);
      const { sourceKind, source } = kept ?? {};
      const input = { attribute: name, row: { sourceKind, source, ...sourceOf(options, kept === undefined) } };
      const { attribute, row } = checkArguments(mappingCheck, input);
      await show(context, options, {
        try: (subject) => connectionMappingTrial.try(attribute, row, subject),
        check: (cursor) => connectionMappingTrial.check(appId, attribute, row, cursor),
      });
    }),
  );
}

/** `app attribute check`. */
export function addAttributeCheckCommand(commands: Command, io: CliIo): void {
  withCheck(
    describeCommand(commands, 'check <app> <name>', 'Show for whom a row gives no value; nothing is kept', [
      ['the row as it is, for everybody', 'countersign app attribute check slack first_name'],
      [
        'another source, for one person',
        'countersign app attribute check slack first_name --field displayName --user grace',
      ],
    ]),
  ).action(
    withServices<Options, [string, string]>(io, async (context, { options, args: [reference, spName] }) => {
      const { apps, attributeTrial } = context.services;
      const app = await apps.get(reference);
      const kept = app.attributes.find((row) => row.spName === spName);
      const { sourceKind, source } = kept ?? {};
      const row = checkArguments(newAttributeRule, {
        ...{ spName, sourceKind, source },
        ...sourceOf(options, kept === undefined),
      });
      await show(context, options, {
        try: (subject) => attributeTrial.try(row, subject),
        check: (cursor) => attributeTrial.check(app.id, row, cursor),
      });
    }),
  );
}

function withCheck(command: Command): Command {
  return withSource(command).option('--user <user>', 'only this person: username, e-mail or id; shows the value');
}

async function show({ services, out }: CliContext, options: Options, trial: Trial): Promise<void> {
  if (options.user === undefined) return showRowCheck(out, trial.check);
  const user = await services.directory.getUser(options.user);
  const groups = (await services.directory.groupsOf(user.id)).map(({ name }) => name);
  showTriedRow(out, trial.try({ user, groups }));
}
