import type { Command } from 'commander';
import { createLogger } from '../core';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withConfig } from './context';

/** `serve`, `migrate`, `sandbox`: the long-running ones and what prepares them. */
export function addServerCommands(program: Command, io: CliIo): void {
  describeCommand(program, 'serve', 'Serve sign-in, portal, SAML and the API until stopped', [
    ['with built-in settings, and a demo organisation to try it', 'countersign serve'],
    ['as it runs in a company', 'countersign serve --config /etc/countersign/countersign.yaml'],
  ]).action(withConfig(io, ({ config }) => io.serve(config, createLogger(config.log.level))));

  describeCommand(program, 'migrate', 'Bring the database to the form this version needs', [
    ['before the new version is started', 'countersign migrate --config countersign.yaml'],
  ]).action(
    withConfig(io, async ({ config, out }) => {
      const applied = await io.migrate(config, createLogger('warn'));
      out.result({ applied }, () => {
        if (applied.length === 0) out.line('The database is up to date: nothing was changed.');
        else out.line(`Applied ${applied.length}: ${applied.join(', ')}.`);
      });
    }),
  );

  describeCommand(program, 'sandbox', 'Run the practice workspace, which plays the part of Slack', [
    ['on the port of the settings', 'countersign sandbox'],
    ['elsewhere', 'COUNTERSIGN_SANDBOX_PORT=9000 countersign sandbox'],
  ]).action(withConfig(io, ({ config }) => io.sandbox(config, createLogger(config.log.level))));
}
