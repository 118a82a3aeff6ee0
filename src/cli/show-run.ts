import type { z } from 'zod';
import { describeProgress, describeSteps } from '../api';
import type { runDetail } from '../contracts';
import type { SavedPlan } from '../provisioning';
import { CliError } from './cli-error';
import type { CliContext } from './context';
import type { Output } from './output';
import { showStep } from './show-step';

type Shown = z.output<typeof runDetail>;

const stateWords: { [state in Shown['state']]: string } = {
  running: 'running',
  stopped: 'stopped',
  done: 'done',
  failed: 'came to its end, with steps that failed',
};

/** Prints a run and how far it is. */
export function showRun(out: Output, run: Shown): void {
  const { progress } = run;
  out.fields([
    ['Run', run.id],
    ['Plan', run.planId],
    ['State', stateWords[run.state]],
    ['Why', run.stopReason?.sentence ?? null],
    ['What to do', run.stopReason?.remedy ?? null],
    ['Started', run.startedAt],
    ['By', run.startedBy.name],
    ['Ended', run.endedAt],
    ['Steps', `${progress.ended} of ${progress.total}`],
    ['Done', progress.steps.done],
    ['Not needed any more', progress.steps.skipped || null],
    ['Tried again later', progress.steps.retry || null],
    ['Failed', progress.steps.dead || null],
  ]);
}

/**
 * Says how the applying of a plan ended, and shows what failed.
 *
 * @throws CliError `cli.plan_incomplete` unless every step was done or not needed, so that scripts notice
 */
export async function showRunEnd(
  { services, out }: Pick<CliContext, 'services' | 'out'>,
  plan: SavedPlan,
): Promise<void> {
  const { steps } = describeProgress(await services.plans.progress(plan.id));
  const { appSlug } = await services.connections.get(plan.connectionId);
  const counts = `${steps.done} steps done, ${steps.skipped} not needed, ${steps.dead} failed`;
  if (!out.isJson) {
    out.line(`The plan is ${plan.state}: ${counts}.`);
    const failed = await services.plans.steps(plan.id, { state: 'dead', limit: 20 });
    for (const step of await describeSteps(services.stepNames, failed.items)) showStep(out, step);
  }
  if (plan.state !== 'done' || steps.dead > 0) throw incomplete(plan, steps.dead, appSlug);
  if (steps.done > 0 && !out.isJson) out.note(`Undo it: countersign run undo ${appSlug}`);
}

function incomplete({ state, subject }: SavedPlan, dead: number, appSlug: string): CliError {
  const changed = (subject.stale ?? []).map(({ name }) => name).join(', ');
  return new CliError({
    code: 'cli.plan_incomplete',
    status: state === 'stale' ? 409 : 500,
    what: dead > 0 ? `${dead} steps failed.` : `The plan was not applied to its end: it is ${state}.`,
    meaning: changed === '' ? 'What was done stays.' : `Since it was made, these changed: ${changed}.`,
    remedy:
      dead > 0
        ? `Put right what is said, then: countersign run retry ${appSlug} --all`
        : `Make a new one: countersign plan make ${appSlug}`,
  });
}
