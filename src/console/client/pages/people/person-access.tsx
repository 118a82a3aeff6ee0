import { Text } from '@mantine/core';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { useList } from '../../design/list-page';
import { QueryNote } from '../../design/query-note';
import { Roomy } from '../../design/roomy';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { appColumn } from '../apps/app-column';

type Access = schemas['AppAccess'];
const words = texts.people.detail;

/** Which apps a person may enter, and why, or why not. */
export function PersonAccess({ person }: { person: schemas['User'] }) {
  const access = useList(['person', person.id, 'access'], (cursor) =>
    data(
      api.GET('/users/{user}/access', {
        params: { path: { user: person.id }, query: { limit: 50, ...(cursor !== '' && { cursor }) } },
      }),
    ),
  );
  return (
    <Section title={words.access} lead={words.accessLead}>
      <QueryNote query={access} />
      <DataTable
        name="person-access"
        label={words.access}
        columns={columnsOf(person)}
        rows={access.rows}
        rowKey={({ app }) => app.id}
        empty={<Text size="sm">{words.noApps}</Text>}
        list={access}
      />
    </Section>
  );
}

function columnsOf(person: schemas['User']): readonly Column<Access>[] {
  const said = (row: Access) => sayAccess(row, person);
  return [
    appColumn(({ app }) => app),
    { key: 'access', title: words.access, text: said, cell: (row) => <Roomy isSentence>{said(row)}</Roomy> },
  ];
}

function sayAccess({ app, reason, paths }: Access, person: schemas['User']): string {
  if (reason !== null) return words.refusals[reason];
  return words.because([person.username, ...(paths[0] ?? []), app.name].join(' → '));
}
