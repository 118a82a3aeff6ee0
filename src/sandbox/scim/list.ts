import { urns } from './dialect';
import type { ScimContext } from './scim-context';

const defaultCount = 10;
const mostCount = 1_000;

export type ListInput = { startIndex: number; count: number };

/** `startIndex` from 1, `count` 10 unless told and never more than 1,000 (Slack facts, SCIM §3); what is no number counts as not told. */
export function readList(query: URLSearchParams): ListInput {
  const startIndex = Math.max(1, wholeNumber(query.get('startIndex')) ?? 1);
  const count = Math.min(mostCount, Math.max(0, wholeNumber(query.get('count')) ?? defaultCount));
  return { startIndex, count };
}

/** A list in the order of keys that its version has (Slack facts, SCIM §2). */
export function renderList<T>(
  items: readonly T[],
  { startIndex, count }: ListInput,
  { version }: ScimContext,
  render: (item: T) => object,
): object {
  const page = items.slice(startIndex - 1, startIndex - 1 + count).map(render);
  const counters = { totalResults: items.length, itemsPerPage: page.length, startIndex };
  const content = { schemas: [urns[version].list], Resources: page };
  return version === 'v1' ? { ...counters, ...content } : { ...content, ...counters };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
