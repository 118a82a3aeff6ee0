import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { useAdministrators } from '../../api/use-administrators';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { Loaded } from '../../design/loaded';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { changeRole } from './change-role';
import { GiveRole } from './give-role';

type Administrator = schemas['Administrator'];
const words = texts.settings;

/** Everybody with a role; giving and taking roles. */
export function Administrators() {
  const administrators = useAdministrators();
  return (
    <Section title={words.administrators} lead={words.administratorsLead} actions={<GiveRole />}>
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
