import type { Command } from 'commander';
import { newConnection } from '../contracts';
import { several } from './arguments';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { printConnection } from './connection-context';
import { withServices } from './context';
import { readSecretLine } from './read-secret-line';
import { parseSettingAssignment, type SettingAssignment, toSettings } from './setting-assignments';

type CreateOptions = {
  tokenStdin?: boolean;
  clientId?: string;
  clientSecretStdin?: boolean;
  origin?: string;
  set?: SettingAssignment[];
};

/** `connection create`. */
export function addConnectionCreateCommand(group: Command, io: CliIo): void {
  describeCommand(
    group,
    'create <app>',
    'Connect an app of kind slack to its workspace; nothing is written to Slack yet',
    [
      [
        'with a token that an owner made',
        'printf %s "$SLACK_TOKEN" | countersign connection create slack --token-stdin',
      ],
      [
        'to be let in by OAuth afterwards',
        'printf %s "$SECRET" | countersign connection create slack --client-id 123.456 --client-secret-stdin',
      ],
      [
        'to the practice workspace',
        'printf %s "$TOKEN" | countersign connection create slack --token-stdin --origin http://localhost:8090',
      ],
    ],
  )
    .option('--token-stdin', 'a token of Slack with the scope admin comes on standard input')
    .option('--client-id <id>', 'client id of the Slack app, for OAuth')
    .option('--client-secret-stdin', 'its client secret comes on standard input')
    .option('--origin <url>', 'where Slack is; only for a practice workspace')
    .option(
      '--set <assignment>',
      'a setting (repeatable): pushGroups:=false, guards.deactivations.count:=20',
      several(parseSettingAssignment),
    )
    .action(
      withServices<CreateOptions, [string]>(io, async (context, { options, args: [app] }) => {
        const { tokenStdin, clientId, clientSecretStdin, origin, set = [] } = options;
        refuseTwoSecrets(options);
        const input = checkArguments(newConnection, {
          app,
          ...(tokenStdin && { token: await readSecretLine(io, 'a token', '--token-stdin') }),
          ...(clientId !== undefined && { clientId }),
          ...(clientSecretStdin && {
            clientSecret: await readSecretLine(io, 'a client secret', '--client-secret-stdin'),
          }),
          ...(origin !== undefined && { webApiOrigin: origin, scimOrigin: origin }),
          settings: toSettings(set),
        });
        const made = await context.services.connections.create(context.actor, input);
        printConnection(context, made);
        const next = made.hasToken ? `connection activate ${made.appSlug}` : `connection oauth ${made.appSlug}`;
        context.out.note(`Next: countersign ${next}`);
      }),
    );
}

function refuseTwoSecrets({ tokenStdin, clientId, clientSecretStdin }: CreateOptions): void {
  const what =
    tokenStdin && clientSecretStdin
      ? 'Standard input brings one secret: give --token-stdin or --client-secret-stdin.'
      : (clientId === undefined) !== (clientSecretStdin === undefined) && !tokenStdin
        ? 'OAuth needs both --client-id and --client-secret-stdin.'
        : undefined;
  if (what === undefined) return;
  throw new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what,
    meaning: 'Nothing was changed.',
    remedy: 'See "countersign connection create --help".',
  });
}
