import type { Command } from 'commander';
import { z } from 'zod';
import { createdToken, newToken, type Scope, scopeDescriptions, scopes, token, tokenPage } from '../contracts';
import { oneOf, several, wholeNumber } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';

/** `token create | list | revoke`. */
export function addTokenCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'token', 'API tokens for programs');

  describeCommand(group, 'create', 'Create an API token; it is shown this once', [
    [
      'a token that may read the directory, for 30 days',
      'countersign token create --name "HR report" --scope directory:read --expires-in-days 30',
    ],
    ['the token alone, for a script', 'countersign token create --name ci --scope apps:read --json'],
  ])
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scope <scope>', 'what it may do (repeatable; see below)', several(oneOf(scopes)))
    .option('--expires-in-days <days>', 'days until it stops working', wholeNumber(1, 366), 90)
    .addHelpText(
      'after',
      () => `\nScopes:\n${scopes.map((name) => `  ${name.padEnd(21)} ${scopeDescriptions[name]}`).join('\n')}`,
    )
    .action(
      withServices<{ name: string; scope: Scope[]; expiresInDays: number }>(
        io,
        async ({ services, actor, out }, { options }) => {
          const { name, scope, expiresInDays } = options;
          const input = checkArguments(newToken, { name, scopes: scope, expiresInDays });
          const created = await services.tokens.create(actor, input, 'everything');
          out.result(z.encode(createdToken, created), () => {
            out.line(created.secret);
            out.note('Keep it now: it is not shown again. Send it as "Authorization: Bearer …".');
          });
        },
      ),
    );

  addPaging(
    describeCommand(group, 'list', 'List API tokens, newest first, without the tokens themselves', [
      ['all that were made', 'countersign token list'],
    ]),
  ).action(
    withServices<PagingOptions>(io, async ({ services, out }, { options }) => {
      const page = await services.tokens.list(options);
      out.result(z.encode(tokenPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['id', 'name', 'scopes', 'expires', 'last used', 'revoked'],
          page.items.map((item) => [item.id, item.name, item.scopes, item.expiresAt, item.lastUsedAt, item.revokedAt]),
          'There are no API tokens.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'revoke <id>', 'Revoke an API token: it stops working at once', [
    ['by the id that "token list" shows', 'countersign token revoke 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [id] }) => {
      await services.tokens.revoke(actor, id, 'everything');
      const revoked = await services.tokens.get(id);
      out.result(z.encode(token, revoked), () => out.line('Revoked.'));
    }),
  );
}
