import { ActionIcon, Group, Menu, Paper, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { texts } from '../texts/en';
import { CsvButton } from './csv-button';
import { DataRows } from './data-rows';
import { ColumnsIcon } from './icons';
import { MoreButton, type Paged } from './more-button';
import { ariaSort, nextSort, type Sort, sortMark, sortRows } from './sort-rows';
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

type Remembered = { sort: Sort; hidden: readonly string[] | null };

/** Marks what is shown until an answer comes: it is of the question before. */
export const ofBefore = { className: 'of-before', 'aria-busy': true } as const;

/** The column of a row's buttons. */
export function actsColumn<Row>(cell: Column<Row>['cell']): Column<Row> {
  return { key: 'acts', title: texts.acts, text: () => '', isActs: true, cell };
}

type Props<Row> = {
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What stands there instead of a table without rows; null: there is always one. */
  empty: ReactNode;
  list?: Paged;
};

/**
 * A table that remembers its sorting and columns in this browser, and gives what it shows as CSV. Sorting is of the rows
 * that are loaded; long lists come from the API already searched. On a telephone each row is a block of labelled lines;
 * the roles are said, because such a layout would take them away.
 *
 * @param name what is remembered is remembered under this name
 * @param list what the rows are a part of: the way to more of it, that only a part is sorted, and whether it was answered
 */
export function DataTable<Row>(props: Props<Row>) {
  if (props.rows.length > 0) return <FilledTable {...props} />;
  return props.list === undefined || props.list.isSuccess ? props.empty : null;
}

function FilledTable<Row>(props: Omit<Props<Row>, 'empty'>) {
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
          <DataRows rows={sorted} shown={shown} rowKey={rowKey} />
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
