import { Title } from '@mantine/core';
import { type Column, DataTable } from '../../design/data-table';
import { texts } from '../../texts/en';
import { type ChangedField, changedFields } from './changed-fields';

const words = texts.activity;
type Side = object | undefined;

/** Words for values, by field. */
type Said = { readonly [field: string]: { readonly [value: string]: string } };

/**
 * What was, and what became, field by field.
 *
 * @param said words for values that have some
 */
export function Changes({ before, after, said = {} }: { before: Side; after: Side; said?: Said }) {
  const fields = changedFields(before, after);
  if (fields.length === 0) return null;
  return (
    <section aria-label={words.changed}>
      <Title order={3} size="h5" mb="xs">
        {words.changed}
      </Title>
      <DataTable
        name="changes"
        label={words.changed}
        columns={[
          { key: 'field', title: words.field, text: ({ field }) => field, cell: ({ field }) => field },
          ...(before === undefined ? [] : [sideColumn('was', words.before, said)]),
          ...(after === undefined ? [] : [sideColumn('became', words.after, said)]),
        ]}
        rows={fields}
        rowKey={({ field }) => field}
        empty={null}
      />
    </section>
  );
}

function sideColumn(side: 'was' | 'became', title: string, said: Said): Column<ChangedField> {
  const say = (row: ChangedField) => said[row.field]?.[String(row[side])] ?? wordsOf(row[side]);
  return { key: side, title, text: say, cell: (row) => <bdi>{say(row)}</bdi> };
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return texts.none;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
