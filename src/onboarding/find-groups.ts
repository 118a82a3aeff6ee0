import type { DirectoryService, Group } from '../directory';
import { OnboardingError } from './onboarding-error';

/**
 * The groups that references (ids or names) mean; the same group once.
 *
 * @param meaning what does not happen, for the error
 * @throws OnboardingError `onboarding.group_not_found` naming every one that does not exist
 */
export async function findGroups(
  directory: DirectoryService,
  references: readonly string[],
  meaning: string,
): Promise<Group[]> {
  const groups = await Promise.all(references.map((reference) => directory.findGroup(reference)));
  const unknown = references.filter((_, index) => groups[index] === undefined);
  if (unknown.length === 0) {
    return [...new Map(groups.flatMap((group) => (group ? [[group.id, group] as const] : []))).values()];
  }
  throw new OnboardingError({
    code: 'onboarding.group_not_found',
    status: 404,
    what: unknown.length === 1 ? 'One of the groups does not exist.' : `${unknown.length} of the groups do not exist.`,
    meaning,
    remedy: 'Create the group first, or check its name.',
    faults: unknown.map((reference) => ({ path: reference, message: 'there is no such group' })),
  });
}
