import type { Column } from './data-table';

/** By which column, or null: in the order in which the rows came. */
export type Sort = { key: string; descending: boolean } | null;

/** Rows in the order of what a column says, numbers by their size. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (sort === null || column === undefined) return rows;
  const direction = sort.descending ? -1 : 1;
  const collator = new Intl.Collator(undefined, { numeric: true });
  return [...rows].sort((one, other) => direction * collator.compare(column.text(one), column.text(other)));
}

/** Up, down, and back to the order of the list. */
export function nextSort(sort: Sort, key: string): Sort {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}

/** What a head of a column says to a screen reader. */
export function ariaSort(sort: Sort, key: string): 'ascending' | 'descending' | 'none' {
  if (sort?.key !== key) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** What a head of a column shows. */
export function sortMark(sort: Sort, key: string): string {
  if (sort?.key !== key) return '';
  return sort.descending ? '↓' : '↑';
}
