import { Table, Title } from '@mantine/core';
import { Wide } from '../../design/wide';
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
      <Wide label={words.changed}>
        <Table aria-label={words.changed} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.field}</Table.Th>
              {before !== undefined && <Table.Th>{words.before}</Table.Th>}
              {after !== undefined && <Table.Th>{words.after}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field}>
                <Table.Td>{field}</Table.Td>
                {before !== undefined && <Value value={was.get(field)} />}
                {after !== undefined && <Value value={became.get(field)} />}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
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

function Value({ value }: { value: unknown }) {
  return (
    <Table.Td>
      <bdi>{wordsOf(value)}</bdi>
    </Table.Td>
  );
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return texts.none;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
