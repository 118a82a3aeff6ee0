import type { Command } from 'commander';
import type { CliIo } from './cli-io';
import { describeGroup } from './command-group';
import { addPlanDecisionCommands } from './plan-decision-commands';
import { addPlanReadCommands } from './plan-read-commands';

/** `plan …`: what would be done to Slack, before it is done. */
export function addPlanCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'plan', 'Plans: what would be done to Slack, before it is done');
  addPlanReadCommands(group, io);
  addPlanDecisionCommands(group, io);
}
