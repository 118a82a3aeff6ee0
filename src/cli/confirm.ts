import { CliError } from './cli-error';

/**
 * What cannot be undone is said before it is done: without `--yes` the command ends with the consequence (R71).
 *
 * @param effect what would happen, one sentence
 * @throws CliError `cli.not_confirmed`
 */
export function requireYes(yes: boolean | undefined, effect: string): void {
  if (yes === true) return;
  throw new CliError({
    code: 'cli.not_confirmed',
    status: 400,
    what: effect,
    meaning: 'Nothing was changed.',
    remedy: 'Add --yes to do it.',
  });
}
