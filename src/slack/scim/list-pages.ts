import type { TargetError } from '../../provisioning';
import { isObject } from '../json-values';

/** What is wrong with a page, as the error it becomes. */
export type ListFaults = { malformed: (detail: string) => TargetError; isTooLarge: (error: unknown) => boolean };

const mostItems = 1_000_000;

/**
 * Reads a SCIM list page by page (Slack facts, SCIM §3): `startIndex` counts from 1 and goes on by what came. It ends at
 * the number that the list says it has, at an empty page, and at a page with nothing new, so that it ends whatever the
 * numbers say; a number that is smaller than what came is not believed. A page that is too large is asked for again in
 * smaller ones.
 *
 * @param fetchPage asks for `count` items from `startIndex` on
 * @param read an item; undefined where it is malformed
 * @throws TargetError
 */
export async function* listPages<Item extends { id: string }>(
  fetchPage: (startIndex: number, count: number) => Promise<unknown>,
  read: (json: unknown) => Item | undefined,
  faults: ListFaults,
): AsyncGenerator<Item[]> {
  const seen = new Set<string>();
  let [startIndex, count] = [1, 1_000];
  while (seen.size < mostItems) {
    let page: unknown;
    try {
      page = await fetchPage(startIndex, count);
    } catch (error) {
      if (count === 1 || !faults.isTooLarge(error)) throw error;
      count = Math.ceil(count / 4);
      continue;
    }
    if (!isObject(page) || !Array.isArray(page.Resources ?? [])) throw faults.malformed('a list has no Resources');
    const resources = (page.Resources ?? []) as unknown[];
    const items = resources.map((resource) => read(resource));
    if (items.includes(undefined)) throw faults.malformed('an item of a list is not as it should be');
    const fresh = (items as Item[]).filter((item) => !seen.has(item.id) && seen.add(item.id));
    if (fresh.length === 0) return;
    yield fresh;
    startIndex += resources.length;
    if (startIndex - 1 === page.totalResults) return;
  }
  throw faults.malformed('a list does not end');
}
