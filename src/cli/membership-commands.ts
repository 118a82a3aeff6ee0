import type { Command } from 'commander';
import { z } from 'zod';
import { group as groupSchema, memberPage } from '../contracts';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { type CliContext, withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { userState } from './show-user';

/** `group members | show-groups | add-member | remove-member | add-group | remove-group`. */
export function addMembershipCommands(commands: Command, io: CliIo): void {
  addPaging(
    describeCommand(commands, 'members <group>', 'List the people in a group', [
      ['those put into it', 'countersign group members Engineering'],
      ['with those of the groups inside it', 'countersign group members Engineering --nested'],
    ]).option('--nested', 'also the people of the groups inside it'),
  ).action(
    withServices<PagingOptions & { nested?: boolean }, [string]>(io, async ({ services, out }, { options, args }) => {
      const { nested = false, limit, cursor } = options;
      const found = await services.directory.getGroup(args[0]);
      const page = await services.directory.membersOf(found.id, { nested, limit, ...(cursor && { cursor }) });
      out.result(z.encode(memberPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['username', 'name', 'e-mail', 'state'],
          page.items.map((person) => [
            person.username,
            `${person.firstName} ${person.lastName}`,
            person.email,
            userState(person),
          ]),
          'Nobody is in it.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(commands, 'show <group>', 'Show a group with the groups inside and around it', [
    ['by name or id', 'countersign group show Engineering'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const found = await services.directory.getGroup(reference);
      const inside = await services.directory.childGroupsOf(found.id);
      const around = await services.directory.parentGroupsOf(found.id);
      const shown = groupSchema.extend({ inside: z.array(groupSchema), around: z.array(groupSchema) });
      out.result(z.encode(shown, { ...found, inside, around }), () =>
        out.fields([
          ['Name', found.name],
          ['Description', found.description],
          ['Groups inside it', inside.map((item) => item.name)],
          ['Is inside of', around.map((item) => item.name)],
          ['Id', found.id],
        ]),
      );
    }),
  );

  const people = async ({ services }: CliContext, [groupName, userName]: readonly [string, string]) => ({
    found: await services.directory.getGroup(groupName),
    person: await services.directory.getUser(userName),
  });

  describeCommand(commands, 'add-member <group> <user>', 'Put a person into a group', [
    ['by names', 'countersign group add-member Engineering ada'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args }) => {
      const { found, person } = await people(context, args);
      const changed = await context.services.directory.addMember(context.actor, found.id, person.id);
      const said = changed ? `${person.username} is in ${found.name} now.` : `${person.username} was in it already.`;
      context.out.result({ changed }, () => context.out.line(said));
    }),
  );

  describeCommand(commands, 'remove-member <group> <user>', 'Take a person out of a group', [
    ['by names', 'countersign group remove-member Engineering ada'],
  ]).action(
    withServices<object, [string, string]>(io, async (context, { args }) => {
      const { found, person } = await people(context, args);
      const changed = await context.services.directory.removeMember(context.actor, found.id, person.id);
      const said = changed ? `${person.username} is out of ${found.name} now.` : `${person.username} was not in it.`;
      context.out.result({ changed }, () => context.out.line(said));
    }),
  );

  describeCommand(commands, 'add-group <group> <inner>', 'Put a group into another: its people are in both then', [
    ['engineers are staff', 'countersign group add-group Staff Engineering'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [outer, inner] }) => {
      const parent = await services.directory.getGroup(outer);
      const child = await services.directory.getGroup(inner);
      const changed = await services.directory.addChildGroup(actor, parent.id, child.id);
      const said = changed ? `${child.name} is inside ${parent.name} now.` : `${child.name} was inside it already.`;
      out.result({ changed }, () => out.line(said));
    }),
  );

  describeCommand(commands, 'remove-group <group> <inner>', 'Take a group out of another', [
    ['by names', 'countersign group remove-group Staff Engineering'],
  ]).action(
    withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [outer, inner] }) => {
      const parent = await services.directory.getGroup(outer);
      const child = await services.directory.getGroup(inner);
      const changed = await services.directory.removeChildGroup(actor, parent.id, child.id);
      const said = changed ? `${child.name} is out of ${parent.name} now.` : `${child.name} was not inside it.`;
      out.result({ changed }, () => out.line(said));
    }),
  );
}
