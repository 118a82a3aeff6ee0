import { Anchor, NativeSelect, Table, TextInput, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { DangerButton, useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { Wide } from '../../design/wide';
import { texts } from '../../texts/en';

type Role = schemas['Role'];
const words = texts.settings;
const roles = Object.keys(texts.roles) as Role[];

function changeRole(user: string, role: Role | null) {
  return data(api.PUT('/users/{user}/role', { params: { path: { user } }, body: { role } }));
}

/** Everybody with a role; giving and taking roles. */
export function Administrators() {
  const administrators = useQuery({
    queryKey: ['administrators'],
    queryFn: () => data(api.GET('/administrators')),
  });
  const give = useAct<FormData>({
    run: (form) => changeRole(fieldOf(form, 'who') ?? '', fieldOf(form, 'role') as Role),
    done: words.roleChanged,
    refresh: [['administrators']],
  });
  return (
    <Section
      title={words.administrators}
      lead={words.administratorsLead}
      actions={
        <May scope="administrators:write" what={words.mayGiveRoles}>
          <FormDialog label={words.giveRole} act={give} button={{ variant: 'default', size: 'xs' }}>
            <TextInput name="who" label={words.who} required withAsterisk={false} data-autofocus />
            <NativeSelect
              name="role"
              label={words.role}
              data={roles.map((role) => ({ value: role, label: `${texts.roles[role]}: ${words.roleLeads[role]}` }))}
            />
          </FormDialog>
        </May>
      }
    >
      <Loaded query={administrators}>
        {({ items }) => (
          <Wide label={words.administrators}>
            <Table miw={520} aria-label={words.administrators}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.people.name}</Table.Th>
                  <Table.Th>{words.role}</Table.Th>
                  <Table.Th>
                    <VisuallyHidden>{texts.acts}</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Td>
                      <Anchor component={Link} href={`/people/${one.id}`}>
                        <bdi>{one.name}</bdi>
                      </Anchor>
                    </Table.Td>
                    <Table.Td>{texts.roles[one.role]}</Table.Td>
                    <Table.Td>
                      <TakeRole administrator={one} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Loaded>
    </Section>
  );
}

function TakeRole({ administrator }: { administrator: schemas['Administrator'] }) {
  const act = useAct({
    run: () => changeRole(administrator.id, null),
    done: words.roleChanged,
    refresh: [['administrators']],
  });
  return (
    <DangerButton
      label={words.takeRole}
      title={words.takeRoleTitle(administrator.name)}
      consequences={words.takeRoleConsequences}
      confirm={words.takeRole}
      act={act}
    />
  );
}
