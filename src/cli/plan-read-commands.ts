import type { Command } from 'commander';
import { z } from 'zod';
import { describePlan, describeSteps, summarisePlan } from '../api';
import { operationKinds, planPage, plan as planSchema, step as stepSchema, stepStates } from '../contracts';
import type { SavedPlan, StepQuery } from '../provisioning';
import { oneOf } from './arguments';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { type CliContext, withServices } from './context';
import { findPlan } from './find-plan';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { sayCounts, sayPlanKind, sayPlanState, showPlan } from './show-plan';

type ShowOptions = PagingOptions & Pick<StepQuery, 'kind' | 'state'>;

const planWithSteps = planSchema.extend({ steps: z.array(stepSchema), nextCursor: z.string().nullable() });

/** `plan make | list | show`. */
export function addPlanReadCommands(group: Command, io: CliIo): void {
  describeCommand(group, 'make <app>', 'Compare everybody now, and show what would be done to Slack', [
    ['by the app', 'countersign plan make slack'],
  ]).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      const { services, actor, out } = context;
      const connection = await services.connections.get(reference);
      if (!out.isJson && io.terminal) out.note('Reading what Slack holds …');
      const plan = await services.plans.make(actor, connection.id);
      await print(context, plan, { limit: 50 });
      if (plan.state === 'waiting') {
        out.note(`Approve and apply it: countersign plan apply ${connection.appSlug} --hash ${plan.hash}`);
      } else if (plan.state === 'approved' || plan.state === 'applying') {
        out.note(`It breaks no guard and is applied at once. Watch it: countersign run watch ${connection.appSlug}`);
      }
    }),
  );

  addPaging(
    describeCommand(group, 'list <app>', 'List plans, newest first', [['by the app', 'countersign plan list slack']]),
  ).action(
    withServices<PagingOptions, [string]>(io, async ({ services, out }, { options, args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      const page = await services.plans.list(id, options);
      const items = page.items.map(summarisePlan);
      out.result(z.encode(planPage, { items, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['plan', 'made', 'of', 'state', 'steps', 'by'],
          items.map((item) => [
            item.id,
            item.createdAt,
            sayPlanKind(item.kind),
            sayPlanState(item.state).split(':')[0] ?? item.state,
            sayCounts(item.counts),
            item.madeBy.name,
          ]),
          'There is no plan yet. Make one with "countersign plan make".',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  addPaging(
    describeCommand(group, 'show <plan>', 'Show a plan as a difference: each value before and after, and why', [
      ['the one of an app that waits, else the newest', 'countersign plan show slack'],
      ['only who would be switched off', 'countersign plan show slack --kind account.deactivate'],
      ['by its id, and what failed of it', 'countersign plan show 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e --state dead'],
    ]),
  )
    .option('--kind <kind>', 'only steps of this kind, for example account.create', oneOf(operationKinds))
    .option('--state <state>', `only steps in this state: ${stepStates.join(', ')}`, oneOf(stepStates))
    .action(
      withServices<ShowOptions, [string]>(io, async (context, { options, args: [reference] }) => {
        const { kind, state, limit, cursor } = options;
        const plan = await findPlan(context.services, reference);
        const query = { limit, ...(kind && { kind }), ...(state && { state }), ...(cursor && { cursor }) };
        await print(context, plan, query);
      }),
    );
}

async function print({ services, out }: CliContext, plan: SavedPlan, query: StepQuery): Promise<void> {
  const page = await services.plans.steps(plan.id, query);
  const steps = await describeSteps(services.stepNames, page.items);
  const shown = describePlan(plan);
  out.result(z.encode(planWithSteps, { ...shown, steps, nextCursor: page.nextCursor ?? null }), () => {
    showPlan(out, shown, steps);
    notePaging(out, page.nextCursor);
  });
}
