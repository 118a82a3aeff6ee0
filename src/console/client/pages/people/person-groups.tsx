import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { Loaded } from '../../design/loaded';
import { Roomy } from '../../design/roomy';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { groupColumn } from '../groups/group-column';

const words = texts.people.detail;

/** The groups of a person, each with its way. */
export function PersonGroups({ person }: { person: schemas['User'] }) {
  const groups = useQuery({
    queryKey: ['person', person.id, 'groups'],
    queryFn: () => data(api.GET('/users/{user}/groups', { params: { path: { user: person.id } } })),
  });
  return (
    <Section title={words.groups} lead={words.groupsLead}>
      <Loaded query={groups}>
        {({ items }) => (
          <DataTable
            name="person-groups"
            label={words.groups}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Text size="sm">{words.noGroups}</Text>}
          />
        )}
      </Loaded>
    </Section>
  );
}

type Row = schemas['GroupOfUser'];

const howOf = ({ direct, path }: Row) => (direct ? words.direct : words.through(path.join(' → ')));

const columns: readonly Column<Row>[] = [
  groupColumn,
  {
    key: 'how',
    title: words.how,
    text: howOf,
    cell: (row) => <Roomy isSentence>{howOf(row)}</Roomy>,
  },
];
