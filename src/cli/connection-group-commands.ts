import type { Command } from 'commander';
import { z } from 'zod';
import { connectionGroup, connectionGroupPatch, connectionGroups } from '../contracts';
import { several, text } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { type CliContext, withServices } from './context';

type SetOptions = { handle?: string; description?: string; channel?: string[]; channels?: boolean };

const stateWords = {
  unbound: 'not mirrored yet',
  adopting: 'Slack has a group of this name: take it over with "adopt", or leave it',
  adopt: 'will take over the group of this name',
  bound: 'mirrored',
  detached: 'left in Slack as it is',
} as const;

/** `connection group list | push | leave | set | adopt`. */
export function addConnectionGroupCommands(group: Command, io: CliIo): void {
  const commands = describeGroup(group, 'group', 'Which groups are mirrored, apart from who is in scope');

  describeCommand(commands, 'list <app>', 'List the groups that are authorised or set up for the mirror', [
    ['by the app', 'countersign connection group list slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      const groups = await services.connectionGroups.read(id);
      const { items } = groups;
      out.result(z.encode(connectionGroups, groups), () => {
        out.table(
          ['group', 'authorised', 'pushed', 'handle', 'state'],
          items.map((item) => [item.name, item.authorised, item.pushed, item.handle, stateWords[item.state]]),
          'No group is authorised for this app. Do it with "countersign app authorise".',
        );
        for (const { name, alsoPushedTo } of items) {
          if (alsoPushedTo.length === 0) continue;
          out.note(
            `Note: ${name} is authorised for ${alsoPushedTo.join(', ')} too; each keeps its own people and groups.`,
          );
        }
      });
    }),
  );

  const addSwitch = (verb: string, summary: string, patch: object) =>
    describeCommand(commands, `${verb} <app> <group>`, summary, [
      ['by names', `countersign connection group ${verb} slack Engineering`],
    ]).action(
      withServices<object, [string, string]>(io, async (context, { args }) => {
        await change(context, args, patch);
      }),
    );
  addSwitch('push', 'Mirror a group into Slack; the next plan waits for approval', { pushed: true });
  addSwitch('leave', 'Stop mirroring a group; in Slack it stays as it is', { pushed: false });
  addSwitch('adopt', 'Agree that the group of this name in Slack is taken over', { adopt: true });

  describeCommand(commands, 'set <app> <group>', 'Say what the user group of a group is called by', [
    ['a handle', 'countersign connection group set slack Engineering --handle engineering'],
    ['a default channel', 'countersign connection group set slack Engineering --channel C0123ABC'],
  ])
    .option('--handle <handle>', 'how it is mentioned, without @; "" leaves it to Slack')
    .option('--description <text>', 'what it is for; "" leaves it to Slack')
    .option('--channel <id>', 'id of a default channel, in place of those there are (repeatable)', several(text))
    .option('--no-channels', 'no default channels')
    .action(
      withServices<SetOptions, [string, string]>(io, async (context, { options, args }) => {
        const { handle, description, channel, channels } = options;
        await change(context, args, {
          ...(handle !== undefined && { handle }),
          ...(description !== undefined && { description }),
          ...(channel !== undefined && { defaultChannelIds: channel }),
          ...(channels === false && { defaultChannelIds: [] }),
        });
      }),
    );
}

async function change(
  { services, actor, out }: CliContext,
  [reference, groupReference]: [string, string],
  given: object,
): Promise<void> {
  const patch = checkArguments(connectionGroupPatch, given);
  const { id } = await services.connections.get(reference);
  const { id: groupId, name } = await services.directory.getGroup(groupReference);
  const changed = await services.connectionGroups.update(actor, id, { id: groupId, name }, patch);
  out.result(z.encode(connectionGroup, changed), () =>
    out.fields([
      ['Group', changed.name],
      ['Authorised', changed.authorised],
      ['Pushed', changed.pushed],
      ['Handle', changed.handle],
      ['Description', changed.description],
      ['Default channels', changed.defaultChannelIds],
      ['State', stateWords[changed.state]],
      ['Slack’s id', changed.remoteId],
    ]),
  );
}
