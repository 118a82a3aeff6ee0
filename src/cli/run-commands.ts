import type { Command } from 'commander';
import { z } from 'zod';
import { describePlan, describeProgress, describeSteps } from '../api';
import { plan as planSchema, retriedFailures, runDetail, runPage, stepPage } from '../contracts';
import { isUuid, type OperationId } from '../core';
import type { Run } from '../provisioning';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { type CliContext, withServices } from './context';
import { findRun } from './find-plan';
import { addPaging, notePaging, type PagingOptions } from './paging';
import { sayCounts } from './show-plan';
import { showRun, showRunEnd } from './show-run';
import { sayStep } from './show-step';
import { watchPlan } from './watch-plan';

/** `run list | show | watch | stop | resume | undo | failures | retry`. */
export function addRunCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'run', 'Runs: the applying of plans, what failed, and undoing');

  addPaging(
    describeCommand(group, 'list <app>', 'List runs, newest first', [['by the app', 'countersign run list slack']]),
  ).action(
    withServices<PagingOptions, [string]>(io, async ({ services, out }, { options, args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      const page = await services.runs.list(id, options);
      out.result(z.encode(runPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['run', 'started', 'ended', 'state', 'by', 'why'],
          page.items.map((run) => [
            run.id,
            run.startedAt,
            run.endedAt,
            run.state,
            run.startedBy.name,
            run.stopReason?.sentence ?? null,
          ]),
          'Nothing was applied yet.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'show <run>', 'Show a run and how far it is', [
    ['the newest of an app', 'countersign run show slack'],
  ]).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      await print(context, await findRun(context.services, reference));
    }),
  );

  describeCommand(group, 'watch <run>', 'Watch a run until it ends', [
    ['the newest of an app', 'countersign run watch slack'],
  ]).action(
    withServices<object, [string]>(io, async (context, { args: [reference] }) => {
      const { services } = context;
      const run = await findRun(services, reference);
      const plan = await services.plans.get(run.planId);
      const ended = await watchPlan(context, plan, io.terminal, { work: false });
      if (context.out.isJson) await print(context, await services.runs.get(run.id));
      else await showRunEnd(context, ended);
    }),
  );

  const addChange = (verb: 'stop' | 'resume', summary: string) =>
    describeCommand(group, `${verb} <run>`, summary, [
      ['the newest of an app', `countersign run ${verb} slack`],
    ]).action(
      withServices<object, [string]>(io, async (context, { args: [reference] }) => {
        const { services, actor } = context;
        const run = await findRun(services, reference);
        await print(context, await services.runs[verb](actor, run.id));
      }),
    );
  addChange('stop', 'Send nothing more of a run; what was done stays');
  addChange('resume', 'Go on with a run that was stopped');

  describeCommand(group, 'undo <run>', 'Plan the way back from a run; the plan waits for approval', [
    ['the newest of an app', 'countersign run undo slack'],
  ]).action(
    withServices<object, [string]>(io, async ({ services, actor, out }, { args: [reference] }) => {
      const run = await findRun(services, reference);
      const plan = await services.undo.undo(actor, run.id);
      out.result(z.encode(planSchema, describePlan(plan)), () => {
        out.line(`The way back: ${sayCounts(plan.counts)}.`);
        out.note(`Look at it: countersign plan show ${plan.id}`);
        out.note(`Apply it: countersign plan apply ${plan.id} --hash ${plan.hash}`);
      });
    }),
  );

  addPaging(
    describeCommand(group, 'failures <app>', 'List what failed and waits for a person, with the remedy', [
      ['by the app', 'countersign run failures slack'],
    ]),
  ).action(
    withServices<PagingOptions, [string]>(io, async ({ services, out }, { options, args: [reference] }) => {
      const { id } = await services.connections.get(reference);
      const page = await services.runs.failures(id, options);
      const items = await describeSteps(services.stepNames, page.items);
      out.result(z.encode(stepPage, { items, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['step', 'who', 'what', 'field', 'Slack says', 'what to do'],
          items.map((step) => [
            step.id,
            step.subject.name,
            sayStep(step),
            step.error?.attribute ?? null,
            step.error ? `${step.error.slackCode}: ${step.error.what}` : null,
            step.error?.remedy ?? null,
          ]),
          'Nothing waits for a person.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'retry <app> [steps...]', 'Try failures again now', [
    ['all of them', 'countersign run retry slack --all'],
    ['one, by the id that "run failures" shows', 'countersign run retry slack 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e'],
  ])
    .option('--all', 'everything that failed')
    .action(
      withServices<{ all?: boolean }, [string, string[]]>(
        io,
        async ({ services, actor, out }, { options, args: [reference, steps] }) => {
          if (steps.length === 0 && !options.all) throw nothingNamed();
          const { id } = await services.connections.get(reference);
          const ids = options.all ? ('all' as const) : steps.map(toStepId);
          const retried = await services.runs.retry(actor, id, ids);
          await services.mirroring.work(id);
          out.result(z.encode(retriedFailures, { retried }), () => {
            out.line(`${retried} steps were tried again.`);
            out.note(`What still fails: countersign run failures ${reference}`);
          });
        },
      ),
    );
}

async function print({ services, out }: CliContext, run: Run): Promise<void> {
  const progress = describeProgress(await services.plans.progress(run.planId));
  const shown = { ...run, progress };
  out.result(z.encode(runDetail, shown), () => showRun(out, shown));
}

function toStepId(given: string): OperationId {
  if (isUuid(given)) return given as OperationId;
  throw new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what: 'A step is named by its id.',
    meaning: 'Nothing was changed.',
    remedy: 'See "countersign run failures" for the ids.',
  });
}

function nothingNamed(): CliError {
  return new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what: 'Say which steps: by their ids, or with --all.',
    meaning: 'Nothing was changed.',
    remedy: 'See "countersign run failures" for the ids.',
  });
}
