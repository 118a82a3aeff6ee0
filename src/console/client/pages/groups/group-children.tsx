import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { actsColumn, DataTable } from '../../design/data-table';
import { fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { MayForm } from '../../design/may-form';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { groupColumn } from './group-column';
import { GroupPicker } from './group-picker';
import { LostAccess } from './lost-access';

type Group = schemas['Group'];
const words = texts.groups.detail;

/** The groups directly inside a group; putting one inside, and taking it out. */
export function GroupChildren({ group }: { group: Group }) {
  const { may } = useScopes();
  const children = useQuery({
    queryKey: ['group', group.id, 'children'],
    queryFn: () => data(api.GET('/groups/{group}/children', { params: { path: { group: group.id } } })),
  });
  const add = useAct<FormData>({
    run: (form) =>
      data(
        api.PUT('/groups/{group}/children/{child}', {
          params: { path: { group: group.id, child: fieldOf(form, 'group') ?? '' } },
        }),
      ),
    done: words.childAdded,
    refresh: [['group', group.id]],
  });
  return (
    <Section
      title={words.children}
      lead={words.childrenLead}
      actions={
        <MayForm
          scope="groups:write"
          what={words.mayChange}
          dialogKey="add-child-group"
          label={words.addChild}
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
      <Loaded query={children}>
        {({ items }) => (
          <DataTable
            name="group-children"
            label={words.children}
            columns={may('groups:write') ? [...columns, actsOf(group)] : columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Text size="sm">{words.noChildren}</Text>}
          />
        )}
      </Loaded>
    </Section>
  );
}

const columns = [groupColumn];

function actsOf(group: Group) {
  return actsColumn<Group>((child) => <TakeOutChild group={group} child={child} />);
}

function TakeOutChild({ group, child }: { group: Group; child: Group }) {
  const path = { group: group.id, child: child.id };
  const act = useAct({
    run: () => data(api.DELETE('/groups/{group}/children/{child}', { params: { path } })),
    done: words.takenOut,
    refresh: [['group', group.id], ['person']],
  });
  return (
    <DangerButton
      dialogKey={`take-out-child-group.${child.id}`}
      label={words.takeOut}
      title={words.takeOutTitle(child.name, group.name)}
      consequences={
        <LostAccess
          queryKey={['group', group.id, 'lost-by', child.id]}
          ask={() => data(api.GET('/groups/{group}/children/{child}/lost-access', { params: { path } }))}
          say={words.peopleLose}
        />
      }
      confirm={words.takeOut}
      button={{ size: 'compact-xs' }}
      act={act}
    />
  );
}
