import type { Command } from 'commander';
import { z } from 'zod';
import { describePlan } from '../api';
import { plan as planSchema } from '../contracts';
import type { SavedPlan } from '../provisioning';
import { sha256Hex } from './arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { requireYes } from './confirm';
import { type CliContext, withServices } from './context';
import { findPlan } from './find-plan';
import { sayCounts } from './show-plan';
import { showRunEnd } from './show-run';
import { watchPlan } from './watch-plan';

type DecisionOptions = { hash?: string; yes?: boolean };

/** `plan approve | apply | reject`. */
export function addPlanDecisionCommands(group: Command, io: CliIo): void {
  withDecision(
    describeCommand(group, 'approve <plan>', 'Let a plan be applied by the running Countersign', [
      ['exactly what was looked at', 'countersign plan approve slack --hash "$HASH"'],
      ['the waiting plan of an app, as it is now', 'countersign plan approve slack --yes'],
    ]),
  ).action(
    withServices<DecisionOptions, [string]>(io, async (context, { options, args: [reference] }) => {
      const plan = await findPlan(context.services, reference);
      const approved = await approve(context, plan, options);
      const { out } = context;
      out.result(z.encode(planSchema, describePlan(approved)), () => {
        out.line(`Approved: ${sayCounts(approved.counts)}.`);
        out.note('The running Countersign applies it. To do it from here: countersign plan apply');
      });
    }),
  );

  withDecision(
    describeCommand(group, 'apply <plan>', 'Approve a plan if it waits, apply it from here, and watch', [
      ['exactly what was looked at', 'countersign plan apply slack --hash "$HASH"'],
      ['the waiting plan of an app, as it is now', 'countersign plan apply slack --yes'],
    ]),
  ).action(
    withServices<DecisionOptions, [string]>(io, async (context, { options, args: [reference] }) => {
      const { services, out } = context;
      const found = await findPlan(services, reference, ['waiting', 'approved', 'applying']);
      const plan = found.state === 'waiting' ? await approve(context, found, options) : found;
      await requireActive(context, plan);
      const ended = await watchPlan(context, plan, io.terminal);
      out.result(z.encode(planSchema, describePlan(ended)), () => undefined);
      await showRunEnd(context, ended);
    }),
  );

  describeCommand(group, 'reject <plan>', 'Drop a plan; Slack stays as it is until a next one', [
    ['the waiting plan of an app', 'countersign plan reject slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const plan = await findPlan(services, reference);
      const rejected = await services.plans.reject(actor, plan.id);
      out.result(z.encode(planSchema, describePlan(rejected)), () => out.line('Rejected. Slack was not changed.'));
    }),
  );
}

function withDecision(command: Command): Command {
  return command
    .option('--hash <hash>', 'hash of the plan that was looked at; another one is refused', sha256Hex)
    .option('--yes', 'as it is now, whatever it is');
}

async function approve(
  { services, actor }: CliContext,
  plan: SavedPlan,
  { hash, yes }: DecisionOptions,
): Promise<SavedPlan> {
  if (hash === undefined) {
    const held =
      plan.breaches.length > 0 ? ` It waits because: ${plan.breaches.map(({ sentence }) => sentence).join(' ')}` : '';
    requireYes(yes, `This would do to Slack: ${sayCounts(plan.counts)}.${held}`);
  }
  return services.plans.approve(actor, plan.id, hash ?? plan.hash);
}

async function requireActive({ services }: CliContext, { connectionId }: SavedPlan): Promise<void> {
  const { state, stateReason, appSlug } = await services.connections.get(connectionId);
  if (state === 'active') return;
  throw new CliError({
    code: 'cli.not_active',
    status: 409,
    what: `The plan is approved, but its connection is ${state}: nothing is applied.`,
    meaning: stateReason?.sentence ?? 'Nothing was written to Slack.',
    remedy: stateReason?.remedy ?? `Activate it: countersign connection activate ${appSlug}`,
  });
}
