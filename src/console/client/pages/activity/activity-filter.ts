import type { schemas } from '../../api/schema';

export type Filter = schemas['ActivityFilter'];

const names = ['text', 'source', 'kind', 'app', 'person', 'by', 'outcome', 'from', 'to'] as const;

/** The filter that an address holds; anything else in it is left alone. */
export function filterOf(address: URLSearchParams): Filter {
  const set = names.map((name) => [name, toInstant(address.get(name)?.trim() ?? '')] as const);
  return Object.fromEntries(set.filter(([, value]) => value !== '')) as Filter;
}

/** A whole day of UTC, as links of figures have it, begins at midnight. */
function toInstant(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00.000Z` : value;
}

/** A filter as text, the same for the same one. */
export function keyOf(filter: Filter): string {
  return JSON.stringify(names.map((name) => filter[name] ?? ''));
}

/** A filter as an address has it. */
export function addressOf(filter: Filter): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]]])));
}
