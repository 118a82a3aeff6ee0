import type { Command } from 'commander';
import { addBindingDecisionCommands } from './binding-decision-commands';
import { addBindingReadCommands } from './binding-read-commands';
import type { CliIo } from './cli-io';
import { describeGroup } from './command-group';

/** `binding …`: who is which account in Slack. */
export function addBindingCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'binding', 'Who is which account in Slack, and deciding it');
  addBindingReadCommands(group, io);
  addBindingDecisionCommands(group, io);
}
