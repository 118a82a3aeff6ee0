import { Anchor, NativeSelect } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAdministrators } from '../../api/use-administrators';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { MayForm } from '../../design/may-form';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { personMeant } from '../people/person-meant';
import { PersonPicker } from '../people/person-picker';

type Administrator = schemas['Administrator'];
type Role = schemas['Role'];
const words = texts.settings;
const roles = Object.keys(texts.roles) as Role[];

function changeRole(user: string, role: Role | null) {
  return data(api.PUT('/users/{user}/role', { params: { path: { user } }, body: { role } }));
}

/** Everybody with a role; giving and taking roles. */
export function Administrators() {
  const administrators = useAdministrators();
  const give = useAct<FormData>({
    run: async (form) => changeRole(await personMeant(fieldOf(form, 'who') ?? ''), fieldOf(form, 'role') as Role),
    done: words.roleChanged,
    refresh: [['administrators']],
  });
  return (
    <Section
      title={words.administrators}
      lead={words.administratorsLead}
      actions={
        <MayForm
          scope="administrators:write"
          what={words.mayGiveRoles}
          dialogKey="give-role"
          label={words.giveRole}
          act={give}
        >
          <PersonPicker
            name="who"
            label={texts.people.picker.who}
            description={texts.people.picker.hint}
            required
            data-autofocus
          />
          <NativeSelect
            name="role"
            label={words.role}
            data={roles.map((role) => ({ value: role, label: `${texts.roles[role]}: ${words.roleLeads[role]}` }))}
          />
        </MayForm>
      }
    >
      <Loaded query={administrators}>
        {({ items }) => (
          <DataTable
            name="administrators"
            label={words.administrators}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={null}
          />
        )}
      </Loaded>
    </Section>
  );
}

const columns: readonly Column<Administrator>[] = [
  {
    key: 'name',
    title: texts.people.name,
    text: ({ name }) => name,
    cell: ({ id, name }) => (
      <Anchor component={Link} href={`/people/${id}`}>
        <bdi>{name}</bdi>
      </Anchor>
    ),
  },
  {
    key: 'role',
    title: words.role,
    text: ({ role }) => texts.roles[role],
    cell: ({ role }) => texts.roles[role],
  },
  actsColumn((administrator) => <TakeRole administrator={administrator} />),
];

function TakeRole({ administrator }: { administrator: Administrator }) {
  const { may } = useScopes();
  const act = useAct({
    run: () => changeRole(administrator.id, null),
    done: words.roleChanged,
    refresh: [['administrators']],
  });
  if (!may('administrators:write')) return null;
  return (
    <DangerButton
      dialogKey={`take-role.${administrator.id}`}
      label={words.takeRole}
      title={words.takeRoleTitle(administrator.name)}
      consequences={words.takeRoleConsequences}
      confirm={words.takeRole}
      act={act}
    />
  );
}
