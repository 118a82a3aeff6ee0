import { type ComponentType, lazy } from 'react';
import { ApiProblem } from '../api/problem';
import { texts } from '../texts/en';

const code = 'console.page_not_fetched';

/**
 * A part of the console that is fetched when somebody goes there. What could not be fetched stays so for this page: a
 * browser may remember that it failed, and after an update of Countersign the file has another name.
 *
 * @throws ApiProblem where it is shown and could not be fetched: `isNotFetched`
 */
export function late<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load().catch(failToFetch) }));
}

/** Whether a part of the console could not be fetched, as happens after an upgrade. */
export function isNotFetched(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === code;
}

function failToFetch(cause: unknown): never {
  throw Object.assign(new ApiProblem({ code, status: 0, ...texts.problems.pageNotFetched }), { cause });
}
