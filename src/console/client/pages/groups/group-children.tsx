import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { DangerButton, useAct } from '../../design/act';
import { FormDialog, fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { GroupPicker } from './group-picker';
import { LostAccess } from './lost-access';

const words = texts.groups.detail;

/** The groups directly inside a group; putting one inside, and taking it out. */
export function GroupChildren({ group }: { group: schemas['Group'] }) {
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
        <May scope="groups:write" what={words.mayChange}>
          <FormDialog
            dialogKey="add-child-group"
            label={words.addChild}
            act={add}
            button={{ variant: 'default', size: 'xs' }}
          >
            <GroupPicker
              name="group"
              label={texts.apps.groups.group}
              description={texts.groups.pickHint}
              required
              data-autofocus
            />
          </FormDialog>
        </May>
      }
    >
      <Loaded query={children}>
        {({ items }) => (
          <Stack gap="xs">
            {items.length === 0 && <Text size="sm">{words.noChildren}</Text>}
            {items.map((child) => (
              <Group key={child.id} justify="space-between">
                <Anchor component={Link} href={`/groups/${child.id}`}>
                  <bdi>{child.name}</bdi>
                </Anchor>
                {may('groups:write') && <TakeOutChild group={group} child={child} />}
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function TakeOutChild({ group, child }: { group: schemas['Group']; child: schemas['Group'] }) {
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
