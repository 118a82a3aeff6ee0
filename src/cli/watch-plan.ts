import { setTimeout as pause } from 'node:timers/promises';
import { describeProgress } from '../api';
import type { SavedPlan } from '../provisioning';
import type { CliContext } from './context';
import { startProgress } from './progress-bar';

const lookEveryMs = 250;

/**
 * Watches a plan until it is applied, stopped or stale; works on its connection meanwhile, unless another process does.
 *
 * @param work false: only watches
 */
export async function watchPlan(
  { services, out }: Pick<CliContext, 'services' | 'out'>,
  plan: SavedPlan,
  terminal: NodeJS.WriteStream | undefined,
  { work = true }: { work?: boolean } = {},
): Promise<SavedPlan> {
  const first = describeProgress(await services.plans.progress(plan.id));
  const bar = startProgress('steps', first.total, out.isJson ? undefined : terminal);
  let failed: { error: unknown } | undefined;
  const working = work
    ? services.mirroring.work(plan.connectionId).catch((error: unknown) => {
        failed = { error };
      })
    : undefined;
  try {
    for (;;) {
      const progress = describeProgress(await services.plans.progress(plan.id));
      bar.update(progress.ended, progress.total);
      if (!['approved', 'applying'].includes(progress.state)) break;
      if (failed !== undefined) throw failed.error;
      await Promise.race([
        pause(lookEveryMs),
        ...(working === undefined ? [] : [working.then(() => pause(lookEveryMs))]),
      ]);
      if (work && !(await isOpen(services, plan))) break;
    }
  } finally {
    bar.stop();
  }
  return services.plans.get(plan.id);
}

/** A connection that is not active any more applies nothing, however long one waits. */
async function isOpen(services: CliContext['services'], { connectionId }: SavedPlan): Promise<boolean> {
  return (await services.connections.get(connectionId)).state === 'active';
}
