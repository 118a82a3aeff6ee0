import { isUuid } from '../core';
import type { PlanState, Run, SavedPlan } from '../provisioning';
import { CliError } from './cli-error';
import type { Services } from './services';

/**
 * A plan by its id, or by the app: the newest one in these states, else the newest of all.
 *
 * @throws ProvisioningError `provisioning.plan_not_found`, `provisioning.connection_not_found`; CliError `cli.no_plan`
 */
export async function findPlan(
  services: Services,
  reference: string,
  preferred: readonly PlanState[] = ['waiting'],
): Promise<SavedPlan> {
  if (isUuid(reference)) return services.plans.get(reference);
  const { id, appSlug } = await services.connections.get(reference);
  const { items } = await services.plans.list(id, { limit: 50 });
  const found = items.find(({ state }) => preferred.includes(state)) ?? items[0];
  if (found !== undefined) return found;
  throw new CliError({
    code: 'cli.no_plan',
    status: 404,
    what: 'There is no plan yet.',
    remedy: `Make one: countersign plan make ${appSlug}`,
  });
}

/** A run by its id, or by the app: the newest one. @throws as `findPlan`; CliError `cli.no_run` */
export async function findRun(services: Services, reference: string): Promise<Run> {
  if (isUuid(reference)) return services.runs.get(reference);
  const { id, appSlug } = await services.connections.get(reference);
  const { items } = await services.runs.list(id, { limit: 1 });
  if (items[0] !== undefined) return items[0];
  throw new CliError({
    code: 'cli.no_run',
    status: 404,
    what: 'Nothing was applied yet.',
    remedy: `Look at the plans: countersign plan list ${appSlug}`,
  });
}
