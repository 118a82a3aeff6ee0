import { Command, CommanderError } from 'commander';
import { productVersion } from '../core';
import { addAccountCommands } from './account-commands';
import { addAppCommands } from './app-commands';
import { addAuditCommands } from './audit-commands';
import { addBindingCommands } from './binding-commands';
import { addCertCommands } from './cert-commands';
import type { CliIo } from './cli-io';
import { finishTree, programHelp } from './command-group';
import { addConfigCommands } from './config-commands';
import { addConnectionCommands } from './connection-commands';
import { addCustomAttributeCommands } from './custom-attribute-commands';
import { addEventCommands } from './event-commands';
import { exitCodeOf, exitCodes } from './exit-code';
import { addGroupCommands } from './group-commands';
import { addMasterKeyCommands } from './master-key-commands';
import { nearestWord } from './nearest-word';
import { addPlanCommands } from './plan-commands';
import { printable } from './printable';
import { addProvisionCommands } from './provision-commands';
import { reportError } from './report-error';
import { addRunCommands } from './run-commands';
import { addSamlCommands } from './saml-commands';
import { addServerCommands } from './server-commands';
import { addSessionCommands } from './session-commands';
import { addSetupCommands } from './setup-commands';
import { addStatusCommands } from './status-commands';
import { addTokenCommands } from './token-commands';
import { addTransferCommands } from './transfer-commands';
import { addUserCommands } from './user-commands';
import { addWebhookCommands } from './webhook-commands';

/** The command tree; nothing runs until it is parsed. */
export function buildProgram(io: CliIo): Command {
  const program = new Command('countersign')
    .description('Countersign signs people in to Slack and other apps with the accounts of your own directory.')
    .option('--config <file>', 'YAML file with the settings (default: built-in settings and the environment)')
    .option('--json', 'print the result as JSON')
    .version(productVersion(), '--version', 'print the version')
    .addHelpText('after', programHelp);
  addServerCommands(program, io);
  addSetupCommands(program, io);
  addUserCommands(program, io);
  addGroupCommands(program, io);
  addCustomAttributeCommands(program, io);
  addSessionCommands(program, io);
  addAppCommands(program, io);
  addConnectionCommands(program, io);
  addPlanCommands(program, io);
  addRunCommands(program, io);
  addProvisionCommands(program, io);
  addEventCommands(program, io);
  addWebhookCommands(program, io);
  addBindingCommands(program, io);
  addAccountCommands(program, io);
  addCertCommands(program, io);
  addSamlCommands(program, io);
  addTransferCommands(program, io);
  addAuditCommands(program, io);
  addTokenCommands(program, io);
  addMasterKeyCommands(program, io);
  addConfigCommands(program, io);
  addStatusCommands(program, io);
  finishTree(program, { out: (text) => io.writeOut(text), error: (text) => io.writeError(text) });
  return program;
}

/**
 * Runs one command line.
 *
 * @param words what was typed after the program's name
 * @returns the exit code; errors have been reported
 */
export async function runCli(words: readonly string[], io: CliIo): Promise<number> {
  const program = buildProgram(io);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) return reportUsage(error, words, program, io);
    const isDebug = Boolean(io.environment.COUNTERSIGN_DEBUG);
    io.writeError(reportError(error, { isJson: words.includes('--json'), isDebug }));
    return exitCodeOf(error);
  }
}

function reportUsage(error: CommanderError, words: readonly string[], program: Command, io: CliIo): number {
  if (error.exitCode === 0) return exitCodes.done;
  // A group called alone has shown its help already.
  if (error.code === 'commander.help') return exitCodes.usage;
  const command = commandOf(words, program);
  // A mistyped option says more about a missing one than its absence does.
  const message = (error.code === 'commander.missingMandatoryOptionValue' && mistyped(words, command)) || error.message;
  const sentence = message.split('\n').map(printable).join(' ');
  io.writeError(`${/[.?)]$/.test(sentence) ? sentence : `${sentence}.`}\n`);
  io.writeError(`Run "${commandPath(command)} --help" for what it takes.\n`);
  return exitCodes.usage;
}

/** The command that the leading words name, for the pointer to the right help. */
function commandOf(words: readonly string[], program: Command): Command {
  let current = program;
  for (const word of words) {
    const next = current.commands.find((command) => command.name() === word);
    if (next !== undefined) current = next;
  }
  return current;
}

function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}

function mistyped(words: readonly string[], command: Command): string | undefined {
  const known = [...command.options, ...(command.parent?.options ?? [])].flatMap((option) => option.long ?? []);
  for (const word of words) {
    const given = word.split('=')[0] ?? word;
    if (!given.startsWith('--') || known.includes(given)) continue;
    const nearest = nearestWord(given, known);
    if (nearest !== undefined) return `error: unknown option '${given}' (Did you mean ${nearest}?)`;
  }
  return undefined;
}
