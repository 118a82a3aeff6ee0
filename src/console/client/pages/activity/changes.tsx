import { Title } from '@mantine/core';
import { type Column, DataTable } from '../../design/data-table';
import { texts } from '../../texts/en';

const words = texts.activity;
type Side = object | undefined;

/** What was, and what became, field by field. */
export function Changes({ before, after }: { before: Side; after: Side }) {
  const [was, became] = [fieldsOf(before ?? {}), fieldsOf(after ?? {})];
  const fields = [...new Set([...was.keys(), ...became.keys()])];
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
          { key: 'field', title: words.field, text: (field) => field, cell: (field) => field },
          ...(before === undefined ? [] : [sideColumn('before', words.before, was)]),
          ...(after === undefined ? [] : [sideColumn('after', words.after, became)]),
        ]}
        rows={fields}
        rowKey={(field) => field}
      />
    </section>
  );
}

/** Fields by name; those of an object in a field by both names, `values.title`. */
function fieldsOf(side: object): Map<string, unknown> {
  const isGroup = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = (field: string, value: unknown): [string, unknown][] =>
    isGroup(value) ? [...fieldsOf(value)].map(([name, one]) => [`${field}.${name}`, one]) : [[field, value]];
  return new Map(Object.entries(side).flatMap(([field, value]) => named(field, value)));
}

function sideColumn(key: string, title: string, side: Map<string, unknown>): Column<string> {
  const said = (field: string) => wordsOf(side.get(field));
  return { key, title, text: said, cell: (field) => <bdi>{said(field)}</bdi> };
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return texts.none;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
