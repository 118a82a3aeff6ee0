import type { Command } from 'commander';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';

/** `setup-link`. */
export function addSetupCommands(program: Command, io: CliIo): void {
  describeCommand(program, 'setup-link', 'Print the one-time link with which the first administrator is made', [
    ['when the link of the first start is lost or over', 'countersign setup-link --config countersign.yaml'],
  ]).action(
    withServices(io, async ({ services, out }) => {
      const link = await services.setup.issueLink();
      if (link === undefined) throw setupClosed();
      out.result({ url: link.url, expiresAt: link.expiresAt.toISOString() }, () => {
        out.line(link.url);
        out.note('It works once, for an hour; any earlier link is dead.');
      });
    }),
  );
}

function setupClosed(): CliError {
  return new CliError({
    code: 'cli.setup_closed',
    status: 409,
    what: 'There is an administrator already, so the set-up is closed.',
    remedy: 'To let somebody in again, use "countersign user set-password".',
  });
}
