import type { Command } from 'commander';
import { z } from 'zod';
import { appAccessPage, groupOfUser, type UserState, user, userPage, userStates } from '../contracts';
import { accessRefusals } from './app-access-commands';
import { oneOf } from './arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { showUser, userState } from './show-user';

/** `user list | show | groups | access`. */
export function addUserReadCommands(group: Command, io: CliIo): void {
  addPaging(
    describeCommand(group, 'list', 'List people in the order of usernames', [
      ['everybody', 'countersign user list'],
      ['whose name, username, e-mail or employee number begins so', 'countersign user list --search "ada love"'],
      ['who is suspended', 'countersign user list --state suspended'],
    ])
      .option('--search <words>', 'parts of words, in any order')
      .option('--state <state>', userStates.join(', '), oneOf(userStates)),
  ).action(
    withServices<PagingOptions & { search?: string; state?: UserState }>(io, async ({ services, out }, { options }) => {
      const { search, state, limit, cursor } = options;
      const page = await services.directory.listUsers({
        limit,
        ...(search && { search }),
        ...(state && { state }),
        ...(cursor && { cursor }),
      });
      out.result(z.encode(userPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['username', 'name', 'e-mail', 'department', 'state', 'administrator'],
          page.items.map((person) => [
            person.username,
            `${person.firstName} ${person.lastName}`,
            person.email,
            person.department,
            userState(person),
            person.administrator,
          ]),
          'Nobody is found.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'show <user>', 'Show a person with every attribute that is set', [
    ['by username, e-mail or id', 'countersign user show ada@example.com'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const person = await services.directory.getUser(reference);
      out.result(z.encode(user, person), () => showUser(out, person));
    }),
  );

  describeCommand(group, 'groups <user>', 'List the groups of a person, nested ones resolved, each with its path', [
    ['why somebody is in a group', 'countersign user groups ada'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const person = await services.directory.getUser(reference);
      const items = await services.directory.groupsOf(person.id);
      out.result(z.encode(z.object({ items: z.array(groupOfUser) }), { items }), () =>
        out.table(
          ['group', 'direct', 'path', 'id'],
          items.map((item) => [item.name, item.direct, item.path.join(' → '), item.id]),
          `${person.username} is in no group.`,
        ),
      );
    }),
  );

  addPaging(
    describeCommand(group, 'access <user>', 'List every app, and whether a person may enter it, and why', [
      ['by username, e-mail or id', 'countersign user access ada'],
    ]),
  ).action(
    withServices<PagingOptions, [string]>(io, async ({ services, out }, { options, args: [reference] }) => {
      const person = await services.directory.getUser(reference);
      const page = await services.access.accessOf(person.id, options);
      const items = page.items.map((item) => ({ reason: null, paths: [], ...item }));
      out.result(z.encode(appAccessPage, { items, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['app', 'may enter', 'why'],
          items.map(({ app, allowed, reason, paths: [path = []] }) => [
            app.slug,
            allowed,
            reason === null ? [person.username, ...path, app.slug].join(' → ') : accessRefusals[reason],
          ]),
          'There are no apps.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );
}
