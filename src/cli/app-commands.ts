import type { Command } from 'commander';
import { addAppAccessCommands } from './app-access-commands';
import { addAppAddressCommands } from './app-address-commands';
import { addAppAttributeCommands } from './app-attribute-commands';
import { addAppCreateCommand } from './app-create-command';
import { addAppNameIdCommands } from './app-name-id-commands';
import { addAppReadCommands } from './app-read-commands';
import { addAppWriteCommands } from './app-write-commands';
import type { CliIo } from './cli-io';
import { describeGroup } from './command-group';

/** `app …`: the service providers that people are signed in to. */
export function addAppCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'app', 'Apps that people sign in to: Slack, and any other by SAML');
  addAppCreateCommand(group, io);
  addAppReadCommands(group, io);
  addAppWriteCommands(group, io);
  addAppAccessCommands(group, io);
  addAppNameIdCommands(group, io);
  addAppAttributeCommands(group, io);
  addAppAddressCommands(group, io);
}
