import type { Command } from 'commander';
import { z } from 'zod';
import { describeConnection } from '../api';
import { connectionPage, connectionPatch } from '../contracts';
import { several } from './arguments';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { requireYes } from './confirm';
import { printConnection } from './connection-context';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { readSecretLine } from './read-secret-line';
import { parseSettingAssignment, type SettingAssignment, toSettings } from './setting-assignments';

type UpdateOptions = { set?: SettingAssignment[]; clientId?: string; clientSecretStdin?: boolean };

/** `connection list | show | settings | update | delete`. */
export function addConnectionReadCommands(group: Command, io: CliIo): void {
  addPaging(
    describeCommand(group, 'list', 'List connections by the name of their app', [
      ['all', 'countersign connection list'],
    ]),
  ).action(
    withServices<PagingOptions>(io, async ({ services, out }, { options }) => {
      const page = await services.connections.list(options);
      const items = page.items.map((item) => describeConnection(item, services.oauth.redirectUrl));
      out.result(z.encode(connectionPage, { items, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['app', 'state', 'Slack', 'last test', 'why'],
          items.map((item) => [
            item.appSlug,
            item.state,
            item.capabilities?.organisation?.name ?? item.webApiOrigin,
            item.checkedAt,
            item.stateReason?.sentence ?? null,
          ]),
          'There are no connections. Make one with "countersign connection create".',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'show <app>', 'Show a connection, and what its token can do', [
    ['by the app', 'countersign connection show slack'],
  ]).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      printConnection(context, await context.services.connections.get(reference));
    }),
  );

  describeCommand(group, 'settings <app>', 'Print the settings of a connection, each as --set takes it', [
    ['all', 'countersign connection settings slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, out }, { args: [reference] }) => {
      const { settings } = await services.connections.get(reference);
      out.result(settings, () => {
        for (const [name, value] of leavesOf(settings)) out.line(`${name}:=${JSON.stringify(value)}`);
      });
    }),
  );

  describeCommand(group, 'update <app>', 'Change settings of a connection, or the Slack app it asks through', [
    ['more room for leavers', 'countersign connection update slack --set guards.deactivations.count:=20'],
    ['who is suspended keeps the account', 'countersign connection update slack --set activeRule.whenSuspended=keep'],
    [
      'another Slack app for OAuth',
      'printf %s "$SECRET" | countersign connection update slack --client-id 123.456 --client-secret-stdin',
    ],
  ])
    .option('--set <assignment>', 'a setting (repeatable): see "connection settings"', several(parseSettingAssignment))
    .option('--client-id <id>', 'client id of the Slack app')
    .option('--client-secret-stdin', 'its client secret comes on standard input')
    .action(
      withServices<UpdateOptions, [string]>(io, async (context, { options, args: [reference] }) => {
        const { services, actor, out } = context;
        const { set, clientId, clientSecretStdin } = options;
        const patch = checkArguments(connectionPatch, {
          ...(set && { settings: toSettings(set) }),
          ...(clientId !== undefined && { clientId }),
          ...(clientSecretStdin && {
            clientSecret: await readSecretLine(io, 'a client secret', '--client-secret-stdin'),
          }),
        });
        const before = await services.connections.get(reference);
        const after = await services.connections.update(actor, before.id, patch);
        printConnection(context, after);
        if (after.scopeRevision > before.scopeRevision) out.note('The next plan waits for approval.');
      }),
    );

  describeCommand(group, 'delete <app>', 'Forget a connection that is a draft or deactivated; Slack stays as it is', [
    ['by the app', 'countersign connection delete slack --yes'],
  ])
    .option('--yes', 'really forget it')
    .action(
      withServices<{ yes?: boolean }, [string]>(
        io,
        async ({ services, actor, out }, { options, args: [reference] }) => {
          const { id, appSlug } = await services.connections.get(reference);
          const effect = `This would forget which person is which account of ${appSlug}, with all plans and runs.`;
          requireYes(options.yes, effect);
          await services.connections.delete(actor, id);
          out.result({ deleted: id }, () => out.line(`Forgot the connection of ${appSlug}.`));
        },
      ),
    );
}

function leavesOf(value: object, prefix = ''): [name: string, value: unknown][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? leavesOf(inner, `${prefix}${name}.`)
      : [[`${prefix}${name}`, inner] as [string, unknown]],
  );
}
