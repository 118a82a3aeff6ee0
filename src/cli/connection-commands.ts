import type { Command } from 'commander';
import type { CliIo } from './cli-io';
import { describeGroup } from './command-group';
import { addConnectionAccessCommands } from './connection-access-commands';
import { addConnectionCreateCommand } from './connection-create-command';
import { addConnectionGroupCommands } from './connection-group-commands';
import { addConnectionMappingCommands } from './connection-mapping-commands';
import { addConnectionOverviewCommands } from './connection-overview-commands';
import { addConnectionReadCommands } from './connection-read-commands';
import { addConnectionStateCommands } from './connection-state-commands';

/** `connection …`: how an app's people and groups are mirrored into its Slack. */
export function addConnectionCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'connection', 'Connections to Slack: people and groups are mirrored into it');
  addConnectionCreateCommand(group, io);
  addConnectionReadCommands(group, io);
  addConnectionAccessCommands(group, io);
  addConnectionStateCommands(group, io);
  addConnectionOverviewCommands(group, io);
  addConnectionMappingCommands(group, io);
  addConnectionGroupCommands(group, io);
}
