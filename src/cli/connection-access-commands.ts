import type { Command } from 'commander';
import { z } from 'zod';
import { connectionToken, oauthStart } from '../contracts';
import { Secret } from '../core';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { printConnection } from './connection-context';
import { withServices } from './context';
import { formatInstant } from './output';
import { readSecretLine } from './read-secret-line';

/** `connection test | token | oauth`. */
export function addConnectionAccessCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'test <app>', 'Ask Slack what the token can do; nothing is written to Slack', [
    ['by the app', 'countersign connection test slack'],
  ]).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      const { services, actor } = context;
      const { id } = await services.connections.get(reference);
      printConnection(context, await services.connectionTokens.test(actor, id));
    }),
  );

  describeCommand(group, 'token <app>', 'Give a connection a new token; it is tried before the old one is replaced', [
    ['from standard input', 'printf %s "$SLACK_TOKEN" | countersign connection token slack --token-stdin'],
  ])
    .option('--token-stdin', 'the token comes on standard input, and nowhere else')
    .action(
      withServices<object, [string]>(io, async (context, { args: [reference] }) => {
        const { services, actor, out } = context;
        const given = await readSecretLine(io, 'a token', '--token-stdin');
        const { token } = checkArguments(connectionToken, { token: given });
        const before = await services.connections.get(reference);
        const grant = { token: new Secret(token), refreshToken: null, expiresInSeconds: null };
        const after = await services.connectionTokens.replace(actor, before.id, grant);
        printConnection(context, after);
        if (before.state === 'quarantined' && after.state === 'active') out.note('What waited goes on now.');
      }),
    );

  describeCommand(
    group,
    'oauth <app>',
    'Print a link with which an owner lets us in at Slack; good once, for ten minutes',
    [['by the app', 'countersign connection oauth slack']],
  ).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      const link = await services.oauth.begin(actor, id);
      out.result(z.encode(oauthStart, link), () => {
        out.line(link.url);
        out.note(
          `Open it in a browser where an owner of the workspace is signed in, until ${formatInstant(link.expiresAt)}.`,
        );
        out.note(`The Slack app must list this redirect URL: ${services.oauth.redirectUrl}`);
      });
    }),
  );
}
