import type { Command } from 'commander';
import { z } from 'zod';
import { passwordReset, user } from '../contracts';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { readPassword } from './read-password';

type PasswordOptions = { passwordStdin?: boolean; passwordExpired?: boolean; signOut?: boolean };

/** `user set-password | expire-password`. */
export function addUserPasswordCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'set-password <user>', 'Give a person a password', [
    [
      'one that they change at the next sign-in, and sign them out everywhere',
      'printf %s "$PASSWORD" | countersign user set-password ada --password-stdin --password-expired --sign-out',
    ],
  ])
    .option('--password-stdin', 'take the password from the first line of standard input (required)')
    .option('--password-expired', 'it must be changed at the next sign-in')
    .option('--sign-out', 'end every session of the person')
    .action(
      withServices<PasswordOptions, [string]>(io, async ({ services, actor, out }, { options, args: [reference] }) => {
        if (!options.passwordStdin) throw passwordNeedsStdin();
        const password = (await readPassword(io)).reveal();
        const { passwordExpired: expired, signOut } = options;
        const reset = checkArguments(passwordReset, { password, expired: expired ?? false, signOut: signOut ?? false });
        const person = await services.directory.getUser(reference);
        await services.onboarding.resetPassword(actor, person.id, reset);
        const now = await services.directory.getUser(person.id);
        out.result(z.encode(user, now), () => out.line(`${now.username} has a new password.`));
      }),
    );

  describeCommand(group, 'expire-password <user>', 'Make a person choose a new password at the next sign-in', [
    ['after it may have been seen by others', 'countersign user expire-password ada'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const person = await services.directory.getUser(reference);
      const changed = await services.directory.updateUser(actor, person.id, { passwordExpired: true });
      out.result(z.encode(user, changed), () => out.line(`${changed.username} must choose a new password.`));
    }),
  );
}

function passwordNeedsStdin(): CliError {
  return new CliError({
    code: 'cli.password_missing',
    status: 400,
    what: 'The password is taken from standard input only: --password-stdin is missing.',
    meaning: 'On the command line others could see it.',
    remedy: 'Use: printf %s "$PASSWORD" | countersign user set-password … --password-stdin',
  });
}
