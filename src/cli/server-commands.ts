import type { Command } from 'commander';
import { createLogger } from '../core';
import type { CliIo, SandboxOptions } from './cli-io';
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
    ['a large organisation', 'countersign sandbox --enterprise --people 100000 --groups 2000 --seed 7'],
    [
      'every tenth write throttled',
      "countersign sandbox --fault 'throttle:scim.*.update:rate=0.1,retryAfterSeconds=2'",
    ],
  ])
    .option('--list-doubts', 'show what it does where no source says what Slack does, and stop')
    .option('--doubt <name=choice>', 'another choice for a doubt; may be given several times', collect)
    .option('--enterprise', 'play an organisation with several workspaces')
    .option('--plan <plan>', 'of a single workspace: free, pro or business-plus')
    .option('--people <number>', 'make up so many people')
    .option('--groups <number>', 'make up so many groups')
    .option('--channels <number>', 'make up so many channels')
    .option('--teams <number>', 'workspaces of the organisation')
    .option('--seed <number>', 'the same seed makes up the same people')
    .option('--no-limits', 'no rate limits, and writes take no time')
    .option('--write-ms <number>', 'how many milliseconds a write has its object for itself')
    .option('--other-reads <number>', 'SCIM reads a minute that other apps take from the shared limit')
    .option('--other-writes <number>', 'SCIM writes a minute that other apps take from the shared limit')
    .option('--fault <kind:calls:settings>', 'play a fault; may be given several times', collect)
    .option('--allow-host <host>', 'call apps at this host too, not at this machine only; several times', collect)
    .option('--snapshot <file>', 'keep everything in a file over restarts')
    .action(
      withConfig<SandboxOptions>(io, ({ config, out }, { options }) => {
        if (options.listDoubts !== true) return io.sandbox(config, createLogger(config.log.level), options);
        const doubts = io.listSandboxDoubts();
        out.result({ doubts }, () => {
          for (const { name, question, choices, source } of doubts) {
            out.line(`${name}: ${choices.join(' | ')}\n  ${question}\n  ${source}`);
          }
        });
        return Promise.resolve();
      }),
    );
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
