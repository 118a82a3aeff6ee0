import type { Command } from 'commander';
import { exitCodeHelp } from './exit-code';

/** A command's examples: what it is for, and the line to type. */
export type Example = readonly [purpose: string, line: string];

/**
 * A command with its sentence and its examples. All commands are made here, so that all help reads alike.
 *
 * @param usage name and positional arguments, `create` or `show <user>`
 */
export function describeCommand(
  parent: Command,
  usage: string,
  summary: string,
  examples: readonly Example[],
): Command {
  const command = parent.command(usage).summary(summary).description(`${summary}.`);
  command.addHelpText('after', () => `\n${formatExamples(examples)}`);
  return command;
}

/** A group of commands (`user`, `app`): shows its help when it is called alone. */
export function describeGroup(parent: Command, name: string, summary: string): Command {
  return parent.command(name).summary(summary).description(`${summary}.`);
}

/** The examples as the help shows them. */
export function formatExamples(examples: readonly Example[]): string {
  return ['Examples:', ...examples.flatMap(([purpose, line]) => [`  # ${purpose}`, `  ${line}`])].join('\n');
}

/** Applies to a command and everything below it, once the tree stands. */
export function finishTree(command: Command, write: { out(text: string): void; error(text: string): void }): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.error, outputError: () => undefined })
    .configureHelp({ showGlobalOptions: command.parent !== null, helpWidth: 100, sortSubcommands: false })
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError(true);
  if (command.commands.length > 0) command.helpCommand(false);
  for (const option of command.options) if (option.mandatory) option.description += ' (required)';
  for (const child of command.commands) finishTree(child, write);
}

/** What the program's own help adds below the list of commands. */
export const programHelp = `
Every command takes --help, --json and --config FILE, before or after its own arguments.
Results go to standard output, everything else to standard error.

${exitCodeHelp}

Environment: COUNTERSIGN_DEBUG=1 shows stack traces. Settings that the environment can set are listed by
"countersign config check --help".`;
