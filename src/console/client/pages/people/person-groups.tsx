import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { MayForm } from '../../design/may-form';
import { Roomy } from '../../design/roomy';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { groupColumn } from '../groups/group-column';
import { GroupPicker } from '../groups/group-picker';
import { TakeOutMember } from '../groups/take-out-member';

const words = texts.people.detail;

/** The groups of a person, each with its way; adding one, and taking the person out of one they are in directly. */
export function PersonGroups({ person }: { person: schemas['User'] }) {
  const { may } = useScopes();
  const groups = useQuery({
    queryKey: ['person', person.id, 'groups'],
    queryFn: () => data(api.GET('/users/{user}/groups', { params: { path: { user: person.id } } })),
  });
  const add = useAct<FormData>({
    run: (form) => {
      const path = { group: fieldOf(form, 'group') ?? '', user: person.id };
      return data(api.PUT('/groups/{group}/members/{user}', { params: { path } }));
    },
    done: texts.groups.detail.added,
    refresh: [['person', person.id], ['group']],
  });
  return (
    <Section
      title={words.groups}
      lead={words.groupsLead}
      actions={
        <MayForm
          scope="groups:write"
          what={texts.groups.detail.mayChange}
          dialogKey="add-to-group"
          label={words.addToGroup}
          act={add}
        >
          <GroupPicker
            name="group"
            label={texts.apps.groups.group}
            description={texts.groups.pickHint}
            required
            data-autofocus
          />
        </MayForm>
      }
    >
      <Loaded query={groups}>
        {({ items }) => (
          <DataTable
            name="person-groups"
            label={words.groups}
            columns={may('groups:write') ? [...columns, actsOf(person)] : columns}
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

function actsOf(person: schemas['User']): Column<Row> {
  return actsColumn((row) => row.direct && <TakeOutMember group={row} person={person} />);
}
