import { Table } from '@mantine/core';
import { memo } from 'react';
import type { Column } from './data-table';

type RowsProps<Row> = { rows: readonly Row[]; shown: readonly Column<Row>[]; rowKey: (row: Row) => string };

function AllRows<Row>({ rows, shown, rowKey }: RowsProps<Row>) {
  return (
    <Table.Tbody role="rowgroup">
      {rows.map((row) => (
        <OneRow key={rowKey(row)} row={row} shown={shown} />
      ))}
    </Table.Tbody>
  );
}

/** Plain elements: a row of the library's costs five times as much, and there are many. */
function Cells<Row>({ row, shown }: { row: Row; shown: readonly Column<Row>[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: the layout of a telephone takes the role away
    <tr role="row">
      {shown.map((column) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <td key={column.key} role="cell" data-label={column.isActs === true ? '' : column.title}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Sorted otherwise, a row is moved and not drawn anew. */
const OneRow = memo(Cells) as typeof Cells;

/**
 * The rows of a table. Drawn anew only where rows or columns are others: a letter typed into the search above must not wait
 * for fifty rows.
 */
export const DataRows = memo(
  AllRows,
  (before, after) => before.rows === after.rows && before.shown === after.shown,
) as typeof AllRows;
