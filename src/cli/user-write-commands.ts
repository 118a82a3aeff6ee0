import type { Command } from 'commander';
import { z } from 'zod';
import { newPerson, user, userPatch } from '../contracts';
import { userAttributeNames } from '../directory';
import { several, text } from './arguments';
import { type Assignment, parseAssignment, toObject } from './assignments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { requireYes } from './confirm';
import { withServices } from './context';
import { readPassword } from './read-password';
import { showUser } from './show-user';

const settable = userAttributeNames.filter(
  (name) =>
    !['username', 'email', 'firstName', 'lastName', 'administrator', 'suspended', 'passwordExpired'].includes(name),
);
/** What `--set` takes, for the help. */
const setList = () =>
  `\nAttributes for --set:\n  ${wrap(settable.map((name) => (name === 'custom' ? 'custom.<name>' : name)).join(', '))}`;

type Names = { username?: string; email?: string; firstName?: string; lastName?: string; set?: Assignment[] };
type CreateOptions = Names & {
  passwordStdin?: boolean;
  passwordExpired?: boolean;
  administrator?: boolean;
  group?: string[];
};

/** Breaks a list after commas, so that it fits a terminal. */
function wrap(list: string): string {
  return list.replace(/(.{60,90}?, )/g, '$1\n  ');
}

const setHelp = 'another attribute (repeatable): field=text, field:=json, field= unsets';

/** `user create | update | suspend | resume | delete`. */
export function addUserWriteCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'create', 'Create a person', [
    [
      'without a password: one is set later',
      'countersign user create --username ada --email ada@example.com --first-name Ada --last-name Lovelace',
    ],
    [
      'with a password and groups, usable at once',
      'printf %s "$PASSWORD" | countersign user create --username ada --email ada@example.com \\\n    --first-name Ada --last-name Lovelace --password-stdin --group Engineering --group Staff',
    ],
    ['with more attributes', 'countersign user create … --set department=Research --set custom.shirtSize=M'],
  ])
    .requiredOption('--username <name>', "unique; letters, digits and . _ - + ' @")
    .requiredOption('--email <address>', 'unique')
    .requiredOption('--first-name <name>', 'given name')
    .requiredOption('--last-name <name>', 'family name')
    .option('--password-stdin', 'take the password from the first line of standard input')
    .option('--password-expired', 'the password must be changed at the first sign-in')
    .option('--administrator', 'may administer Countersign')
    .option('--group <group>', 'name or id of a group that exists (repeatable)', several(text))
    .option('--set <assignment>', setHelp, several(parseAssignment))
    .addHelpText('after', setList)
    .action(
      withServices<CreateOptions>(io, async ({ services, actor, out }, { options }) => {
        const { username, email, firstName, lastName, group: groups, set, administrator, passwordExpired } = options;
        const password = options.passwordStdin ? (await readPassword(io)).reveal() : undefined;
        const input = checkArguments(newPerson, {
          ...toObject(set),
          ...defined({ username, email, firstName, lastName, groups, administrator, passwordExpired, password }),
        });
        const created = await services.onboarding.createPerson(actor, input);
        out.result(z.encode(user, created), () => showUser(out, created));
      }),
    );

  describeCommand(group, 'update <user>', 'Change attributes of a person; what is not named stays', [
    ['a new name and department', 'countersign user update ada --last-name King --set department=Mathematics'],
    ['take an attribute away', 'countersign user update ada --set jobTitle='],
  ])
    .option('--username <name>', 'new username')
    .option('--email <address>', 'new e-mail address')
    .option('--first-name <name>', 'new given name')
    .option('--last-name <name>', 'new family name')
    .option('--set <assignment>', setHelp, several(parseAssignment))
    .addHelpText('after', setList)
    .action(
      withServices<Names, [string]>(io, async ({ services, actor, out }, { options, args: [reference] }) => {
        const { username, email, firstName, lastName, set } = options;
        const patch = checkArguments(userPatch, {
          ...toObject(set),
          ...defined({ username, email, firstName, lastName }),
        });
        const person = await services.directory.getUser(reference);
        const changed = await services.directory.updateUser(actor, person.id, patch);
        out.result(z.encode(user, changed), () => showUser(out, changed));
      }),
    );

  addSuspension(group, io, 'suspend', true);
  addSuspension(group, io, 'resume', false);

  describeCommand(group, 'delete <user>', 'Delete a person for good, with password, sessions and memberships', [
    ['by username', 'countersign user delete ada --yes'],
  ])
    .option('--yes', 'really delete')
    .action(
      withServices<{ yes?: boolean }, [string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference] }) => {
          const person = await services.directory.getUser(reference);
          requireYes(options.yes, `This would delete ${person.username} (${person.email}) for good.`);
          await services.directory.deleteUser(actor, person.id);
          out.result({ deleted: person.id }, () => out.line(`Deleted ${person.username}.`));
        },
      ),
    );
}

function addSuspension(group: Command, io: CliIo, verb: 'suspend' | 'resume', suspended: boolean): void {
  const summary = suspended
    ? 'Suspend a person: no sign-in and no app from now on, whatever session there is'
    : 'Let a suspended person in again';
  describeCommand(group, `${verb} <user>`, summary, [
    ['by username, e-mail or id', `countersign user ${verb} ada`],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const person = await services.directory.getUser(reference);
      const changed = await services.directory.updateUser(actor, person.id, { suspended });
      const said = suspended ? 'is suspended' : 'may sign in again';
      out.result(z.encode(user, changed), () => out.line(`${changed.username} ${said}.`));
    }),
  );
}

/** Without the fields that were not given, so that they stay what they are or become their default. */
function defined(fields: { [name: string]: unknown }): { [name: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
