import type { Command } from 'commander';
import { pauseReason } from '../contracts';
import { checkArguments } from './check-arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { printConnection } from './connection-context';
import { withServices } from './context';

/** `connection activate | pause`. */
export function addConnectionStateCommands(group: Command, io: CliIo): void {
  describeCommand(
    group,
    'activate <app>',
    'Let Slack follow the directory, after a test; the first plan waits for approval',
    [['a draft, or after a pause', 'countersign connection activate slack']],
  ).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      const { services, actor, out } = context;
      const { id } = await services.connections.get(reference);
      const after = await services.connectionStates.activate(actor, id);
      printConnection(context, after);
      if (after.scopeRevision > after.approvedScopeRevision) {
        out.note(`Next: countersign plan make ${after.appSlug}`);
      }
    }),
  );

  describeCommand(group, 'pause <app>', 'Stop writing to Slack until it is activated again', [
    ['with a reason', 'countersign connection pause slack --reason "Slack changes its plan tonight"'],
  ])
    .option('--reason <text>', 'why, for whoever finds it paused')
    .action(
      withServices<{ reason?: string }, [string]>(io, async (context, { options, args: [reference] }) => {
        const { services, actor } = context;
        const { reason } = checkArguments(pauseReason, options.reason === undefined ? {} : { reason: options.reason });
        const { id } = await services.connections.get(reference);
        printConnection(context, await services.connectionStates.pause(actor, id, reason));
      }),
    );
}
