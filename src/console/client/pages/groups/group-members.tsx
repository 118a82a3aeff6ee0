import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { fieldOf } from '../../design/form-dialog';
import { useList } from '../../design/list-page';
import { MayForm } from '../../design/may-form';
import { QueryNote } from '../../design/query-note';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { personMeant } from '../people/person-meant';
import { personName } from '../people/person-name';
import { PersonPicker } from '../people/person-picker';
import { TakeOutMember } from './take-out-member';

type Member = schemas['Member'];
const words = texts.groups.detail;

/** The people of a group, those of the groups inside included; each is added and taken out where they are in it directly. */
export function GroupMembers({ group }: { group: schemas['Group'] }) {
  const { may } = useScopes();
  const path = { group: group.id };
  const members = useList(['group', group.id, 'members'], (cursor) =>
    data(
      api.GET('/groups/{group}/members', {
        params: { path, query: { limit: 50, nested: true, ...(cursor !== '' && { cursor }) } },
      }),
    ),
  );
  const add = useAct<FormData>({
    run: async (form) => {
      const user = await personMeant(fieldOf(form, 'who') ?? '');
      return data(api.PUT('/groups/{group}/members/{user}', { params: { path: { ...path, user } } }));
    },
    done: words.added,
    refresh: [['group', group.id, 'members'], ['person']],
  });
  return (
    <Section
      title={words.members}
      lead={words.membersLead}
      actions={
        <MayForm scope="groups:write" what={words.mayChange} dialogKey="add-member" label={words.addMember} act={add}>
          <PersonPicker
            name="who"
            label={texts.people.picker.who}
            description={texts.people.picker.hint}
            required
            data-autofocus
          />
        </MayForm>
      }
    >
      <QueryNote query={members} />
      <DataTable
        name="group-members"
        label={words.members}
        columns={may('groups:write') ? [...columns, actsOf(group)] : columns}
        rows={members.rows}
        rowKey={(person) => person.id}
        empty={<Text size="sm">{words.noMembers}</Text>}
        list={members}
      />
    </Section>
  );
}

const howOf = ({ direct }: Member) => (direct ? words.direct : words.inside);

const columns: readonly Column<Member>[] = [
  {
    key: 'name',
    title: texts.people.name,
    text: personName,
    cell: (person) => (
      <Anchor component={Link} href={`/people/${person.id}`}>
        <bdi>{personName(person)}</bdi>
      </Anchor>
    ),
  },
  { key: 'username', title: texts.people.username, text: ({ username }) => username, cell: ({ username }) => username },
  { key: 'email', title: texts.people.email, text: ({ email }) => email, cell: ({ email }) => email },
  { key: 'how', title: words.how, text: howOf, cell: howOf },
];

function actsOf(group: schemas['Group']): Column<Member> {
  return actsColumn((person) => person.direct && <TakeOutMember group={group} person={person} />);
}
