import type { Command } from 'commander';
import { z } from 'zod';
import { groupPage, groupPatch, group as groupSchema, newGroup } from '../contracts';
import type { Group } from '../directory';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { requireYes } from './confirm';
import { withServices } from './context';
import { addMembershipCommands } from './membership-commands';
import type { Output } from './output';
import { addPaging, notePaging, type PagingOptions } from './paging';

type GroupOptions = { name?: string; description?: string };

/** `group …`: groups, who is in them, and which are inside which. */
export function addGroupCommands(program: Command, io: CliIo): void {
  const commands = describeGroup(program, 'group', 'Groups of the directory');

  describeCommand(commands, 'create', 'Create a group', [
    ['with a description', 'countersign group create --name Engineering --description "Everybody who builds"'],
  ])
    .requiredOption('--name <name>', 'unique')
    .option('--description <text>', 'what it is for')
    .action(
      withServices<GroupOptions>(io, async ({ services, actor, out }, { options: { name, description } }) => {
        const input = checkArguments(newGroup, { name, description: description ?? null });
        const created = await services.directory.createGroup(actor, input);
        out.result(z.encode(groupSchema, created), () => showGroup(out, created));
      }),
    );

  describeCommand(commands, 'update <group>', 'Rename a group, or describe it anew', [
    ['another name', 'countersign group update Engineering --name "Product Engineering"'],
  ])
    .option('--name <name>', 'new name')
    .option('--description <text>', 'new description; "" takes it away')
    .action(
      withServices<GroupOptions, [string]>(io, async ({ services, actor, out }, { options, args: [reference] }) => {
        const { name, description } = options;
        const patch = checkArguments(groupPatch, {
          ...(name !== undefined && { name }),
          ...(description !== undefined && { description: description === '' ? null : description }),
        });
        const found = await services.directory.getGroup(reference);
        const changed = await services.directory.updateGroup(actor, found.id, patch);
        out.result(z.encode(groupSchema, changed), () => showGroup(out, changed));
      }),
    );

  describeCommand(commands, 'delete <group>', 'Delete a group; the people in it stay', [
    ['by name', 'countersign group delete Engineering --yes'],
  ])
    .option('--yes', 'really delete')
    .action(
      withServices<{ yes?: boolean }, [string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference] }) => {
          const found = await services.directory.getGroup(reference);
          requireYes(
            options.yes,
            `This would delete the group ${found.name}: whoever may enter an app only by it no longer could.`,
          );
          await services.directory.deleteGroup(actor, found.id);
          out.result({ deleted: found.id }, () => out.line(`Deleted ${found.name}.`));
        },
      ),
    );

  addPaging(
    describeCommand(commands, 'list', 'List groups in the order of names', [
      ['all', 'countersign group list'],
      ['with these letters in the name', 'countersign group list --search eng'],
    ]).option('--search <text>', 'any part of the name'),
  ).action(
    withServices<PagingOptions & { search?: string }>(io, async ({ services, out }, { options }) => {
      const { search, limit, cursor } = options;
      const page = await services.directory.listGroups({ limit, ...(search && { search }), ...(cursor && { cursor }) });
      out.result(z.encode(groupPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        const rows = page.items.map((item) => [item.name, item.description, item.id]);
        out.table(['name', 'description', 'id'], rows, 'There are no groups.');
        notePaging(out, page.nextCursor);
      });
    }),
  );

  addMembershipCommands(commands, io);
}

function showGroup(out: Output, group: Group): void {
  out.fields([
    ['Name', group.name],
    ['Description', group.description],
    ['Id', group.id],
    ['Created', group.createdAt],
    ['Changed', group.updatedAt],
  ]);
}
