import { ActionIcon, Group, Menu, Paper, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { memo, type ReactNode, useMemo } from 'react';
import { texts } from '../texts/en';
import { CsvButton } from './csv-button';
import { ColumnsIcon } from './icons';
import { MoreButton, type Paged } from './more-button';
import { Wide } from './wide';

/** One column: what stands in a cell, and the same as text for sorting and for the CSV of what is on screen. */
export type Column<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  text: (row: Row) => string;
  /** Shown only when somebody asks for it. */
  hidden?: boolean;
  /** Holds buttons or boxes: always there, not sorted by, not in the CSV; the title is heard, not seen. */
  isActs?: boolean;
};

type Remembered = { sort: { key: string; descending: boolean } | null; hidden: readonly string[] | null };

/** Marks what is shown until an answer comes: it is of the question before. */
export const ofBefore = { className: 'of-before', 'aria-busy': true } as const;

/** The column of a row's buttons. */
export function actsColumn<Row>(cell: Column<Row>['cell']): Column<Row> {
  return { key: 'acts', title: texts.acts, text: () => '', isActs: true, cell };
}

/**
 * A table that remembers its sorting and columns in this browser, and gives what it shows as CSV. Sorting is of the rows
 * that are loaded; long lists come from the API already searched. On a telephone each row is a block of labelled lines;
 * the roles are said, because such a layout would take them away.
 *
 * @param name what is remembered is remembered under this name
 * @param list what the rows are a part of: the way to more of it, and that only a part is sorted
 */
export function DataTable<Row>(props: {
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  list?: Paged;
}) {
  const { name, label, columns, rows, rowKey } = props;
  const [remembered, remember] = useLocalStorage<Remembered>({
    key: `countersign.table.${name}`,
    defaultValue: { sort: null, hidden: null },
    getInitialValueInEffect: false,
  });
  const hidden = remembered.hidden ?? columns.filter((column) => column.hidden === true).map((column) => column.key);
  const hiddenKeys = hidden.join(' ');
  const shown = useMemo(() => columns.filter(({ key }) => !hiddenKeys.split(' ').includes(key)), [columns, hiddenKeys]);
  const data = columns.filter((column) => column.isActs !== true);
  const written = shown.filter((column) => column.isActs !== true);
  const sorted = useMemo(() => sortRows(rows, columns, remembered.sort), [rows, columns, remembered.sort]);
  return (
    <Paper withBorder bg="var(--cs-surface)" {...(props.list?.isOld === true && ofBefore)}>
      <Group justify="flex-end" gap="xs" p="xs">
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" aria-label={texts.columns}>
              <ColumnsIcon />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {data.map(({ key, title }) => (
              <Menu.CheckboxItem
                key={key}
                closeMenuOnClick={false}
                checked={!hidden.includes(key)}
                onChange={(wanted) =>
                  remember({
                    ...remembered,
                    hidden: wanted ? hidden.filter((one) => one !== key) : [...hidden, key],
                  })
                }
              >
                {title}
              </Menu.CheckboxItem>
            ))}
          </Menu.Dropdown>
        </Menu>
        <CsvButton
          name={name}
          lines={() => [
            written.map((column) => column.title),
            ...sorted.map((row) => written.map((column) => column.text(row))),
          ]}
        />
      </Group>
      <Wide label={label}>
        <Table className="data-table" role="table" aria-label={label}>
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {shown.map(({ key, title, isActs }) =>
                isActs === true ? (
                  <Table.Th key={key} role="columnheader">
                    <VisuallyHidden>{title}</VisuallyHidden>
                  </Table.Th>
                ) : (
                  <Table.Th key={key} role="columnheader" aria-sort={ariaSort(remembered.sort, key)}>
                    <UnstyledButton
                      fw={600}
                      fz="sm"
                      onClick={() => remember({ ...remembered, sort: nextSort(remembered.sort, key) })}
                    >
                      {title} <span aria-hidden>{sortMark(remembered.sort, key)}</span>
                    </UnstyledButton>
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Rows rows={sorted} shown={shown} rowKey={rowKey} />
        </Table>
      </Wide>
      {props.list?.hasNextPage && (
        <Group p="sm">
          <MoreButton list={props.list} />
          {remembered.sort !== null && (
            <Text size="sm" c="dimmed" role="status">
              {texts.sortedPart(rows.length)}
            </Text>
          )}
        </Group>
      )}
    </Paper>
  );
}

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

/** Drawn anew only where rows or columns are others: a letter typed into the search above must not wait for fifty rows. */
const Rows = memo(
  AllRows,
  (before, after) => before.rows === after.rows && before.shown === after.shown,
) as typeof AllRows;

type Sort = Remembered['sort'];

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (sort === null || column === undefined) return rows;
  const direction = sort.descending ? -1 : 1;
  const collator = new Intl.Collator(undefined, { numeric: true });
  return [...rows].sort((one, other) => direction * collator.compare(column.text(one), column.text(other)));
}

/** Up, down, and back to the order of the list. */
function nextSort(sort: Sort, key: string): Sort {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}

function ariaSort(sort: Sort, key: string): 'ascending' | 'descending' | 'none' {
  if (sort?.key !== key) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

function sortMark(sort: Sort, key: string): string {
  if (sort?.key !== key) return '';
  return sort.descending ? '↓' : '↑';
}
