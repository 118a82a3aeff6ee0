import type { Command } from 'commander';
import { CliError } from './cli-error';

/** Where a value comes from, as typed. */
export type SourceOptions = { field?: string; constant?: string; expression?: string };

/** Adds the three ways to say where a value comes from. */
export function withSource(command: Command): Command {
  return command
    .option('--field <field>', 'a field: email, phones.work, addresses.work.country, groups, custom.badge')
    .option('--constant <text>', 'the same text for everybody')
    .option('--expression <cel>', 'a CEL expression over user and groups');
}

/** The source as contracts have it. @throws CliError `cli.wrong_argument` unless exactly one, or where not needed none, is given */
export function sourceOf(options: SourceOptions, isNeeded: boolean): object {
  const given = (['field', 'constant', 'expression'] as const).filter((kind) => options[kind] !== undefined);
  const [sourceKind] = given;
  if (given.length > 1 || (isNeeded && sourceKind === undefined)) {
    throw new CliError({
      code: 'cli.wrong_argument',
      status: 400,
      what: 'A value has one source: give --field, --constant or --expression.',
      meaning: 'Nothing was changed.',
    });
  }
  return sourceKind === undefined ? {} : { sourceKind, source: options[sourceKind] };
}
