import { CliError } from './cli-error';

/**
 * Takes a token or secret from standard input: the first line, blanks around it removed. Secrets never come as arguments,
 * where `ps` and the shell's history would show them (R75).
 *
 * @param what how it is called, with its article: `a token`
 * @param option the option that announced it
 * @throws CliError `cli.secret_missing`
 */
export async function readSecretLine(
  io: { readInput(): Promise<string> },
  what: string,
  option: string,
): Promise<string> {
  const [line = ''] = (await io.readInput()).split(/\r?\n/);
  if (line.trim() !== '') return line.trim();
  throw new CliError({
    code: 'cli.secret_missing',
    status: 400,
    what: `Standard input did not bring ${what}.`,
    meaning: 'Nothing was changed.',
    remedy: `Send it as the first line, for example: printf %s "$SECRET" | countersign … ${option}`,
  });
}
