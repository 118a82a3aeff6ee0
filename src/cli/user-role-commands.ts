import type { Command } from 'commander';
import { roleChange, roleDescriptions, roles } from '../contracts';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';

/** `user role | administrators`. */
export function addUserRoleCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'role <user> <role>', 'Give a person a role in the console, or take it away', [
    ['somebody who reads everything and changes nothing', 'countersign user role ada auditor'],
    ['no role any more', 'countersign user role ada none'],
  ])
    .addHelpText(
      'after',
      `\nRoles:\n${roles.map((name) => `  ${name.padEnd(18)} ${roleDescriptions[name]}`).join('\n')}\n  none`,
    )
    .action(
      withServices<object, [string, string]>(io, async ({ services, actor, out }, { args: [reference, wanted] }) => {
        const { role } = checkArguments(roleChange, { role: wanted === 'none' ? null : wanted });
        const person = await services.directory.getUser(reference);
        await services.roles.change(actor, person.id, role);
        out.result({ username: person.username, role }, () =>
          out.line(
            role === null ? `${person.username} has no role.` : `${person.username} is ${role.replace('_', ' ')}.`,
          ),
        );
      }),
    );

  describeCommand(group, 'administrators', 'List everybody with a role in the console', [
    ['all of them', 'countersign user administrators'],
  ]).action(
    withServices(io, async ({ services, out }) => {
      const items = await services.roles.list();
      out.result({ items }, () =>
        out.table(
          ['role', 'username', 'name', 'e-mail', 'suspended'],
          items.map((one) => [one.role, one.username, one.name, one.email, one.suspended]),
          'Nobody administers yet: "countersign setup-link" prints a link for the first owner.',
        ),
      );
    }),
  );
}
