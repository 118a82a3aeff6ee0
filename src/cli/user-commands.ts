import type { Command } from 'commander';
import type { CliIo } from './cli-io';
import { describeGroup } from './command-group';
import { addUserPasswordCommands } from './user-password-commands';
import { addUserReadCommands } from './user-read-commands';
import { addUserRoleCommands } from './user-role-commands';
import { addUserWriteCommands } from './user-write-commands';

/** `user …`: people of the directory. */
export function addUserCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'user', 'People of the directory');
  addUserWriteCommands(group, io);
  addUserPasswordCommands(group, io);
  addUserReadCommands(group, io);
  addUserRoleCommands(group, io);
}
