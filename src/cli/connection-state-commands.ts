import type { Command } from 'commander';
import { z } from 'zod';
import { describePlan } from '../api';
import { pauseReason, plan as planSchema } from '../contracts';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { printConnection } from './connection-context';
import { withServices } from './context';
import { printable } from './printable';
import { showPlan } from './show-plan';

/** `connection activate | pause | deactivate`. */
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

  describeCommand(group, 'deactivate <app>', 'End a connection: leave all as it is, or deactivate its people', [
    ['first see who keeps access', 'countersign connection deactivate slack'],
    ['everybody keeps the account they have', 'countersign connection deactivate slack --confirm Slack'],
    ['nobody keeps access', 'countersign connection deactivate slack --deactivate-people --confirm Slack'],
  ])
    .option('--deactivate-people', 'plan to deactivate everybody managed; applying that plan ends the connection')
    .option('--confirm <name>', 'the name of the app, exactly')
    .action(
      withServices<{ confirm?: string; deactivatePeople?: true }, [string]>(
        io,
        async (context, { options, args: [reference] }) => {
          const { services, actor, out } = context;
          const { id, appName } = await services.connections.get(reference);
          const { active, groups, sample } = await services.removal.read(id);
          if (options.confirm === undefined) {
            out.note(
              `These accounts stay on, whatever the directory says afterwards: ${active}; mirrored groups: ${groups}.`,
            );
            for (const { username, accountId } of sample) out.note(`  ${printable(username)} (${accountId})`);
          }
          const { confirm } = options;
          if (confirm === undefined) throw notConfirmed(appName);
          if (options.deactivatePeople) {
            const plan = describePlan(await services.removal.plan(actor, id, confirm));
            out.result(z.encode(planSchema, plan), () => showPlan(out, plan, []));
            out.note(
              `Who it is about: countersign plan show ${plan.id}\nNext: countersign plan apply ${plan.id} --hash ${plan.hash}`,
            );
            return;
          }
          printConnection(context, await services.connectionStates.deactivate(actor, id, confirm));
        },
      ),
    );
}

function notConfirmed(appName: string): CliError {
  return new CliError({
    code: 'cli.not_confirmed',
    status: 400,
    what: `This would end the mirror of ${appName}.`,
    meaning: 'Nothing was changed.',
    remedy: `To leave all as it is, confirm with the name of the app: --confirm "${appName}". To have its people deactivated, add --deactivate-people: that makes a plan, which waits for approval.`,
  });
}
