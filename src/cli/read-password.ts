import { Secret } from '../core';
import { CliError } from './cli-error';

/**
 * Takes a password from standard input: the first line, its end removed. Passwords never come as arguments, where
 * `ps` and the shell's history would show them (R75).
 *
 * @throws CliError `cli.password_missing`
 */
export async function readPassword(io: { readInput(): Promise<string> }): Promise<Secret> {
  const [line = ''] = (await io.readInput()).split(/\r?\n/);
  if (line !== '') return new Secret(line);
  throw new CliError({
    code: 'cli.password_missing',
    status: 400,
    what: 'No password came on standard input.',
    meaning: 'Nothing was changed.',
    remedy: 'Send it as the first line, for example: printf %s "$PASSWORD" | countersign … --password-stdin',
  });
}
