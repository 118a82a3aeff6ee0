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
import { GroupPicker } from '../groups/group-picker';

type App = schemas['AppDetail'];
const words = texts.apps.groups;

/** The groups that may enter an app. */
export function AppGroups({ app }: { app: App }) {
  const { may } = useScopes();
  const groups = useQuery({
    queryKey: ['app', app.slug, 'groups'],
    queryFn: () => data(api.GET('/apps/{app}/groups', { params: { path: { app: app.slug } } })),
  });
  const authorise = useAct<FormData>({
    run: (form) =>
      data(
        api.PUT('/apps/{app}/groups/{group}', {
          params: { path: { app: app.slug, group: fieldOf(form, 'group') ?? '' } },
        }),
      ),
    done: words.authorised,
    refresh: [['app', app.slug], ['group']],
  });
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <May scope="apps:write" what={words.mayAuthorise}>
          <FormDialog
            dialogKey="authorise-group"
            label={words.authorise}
            act={authorise}
            button={{ variant: 'default', size: 'xs' }}
          >
            <GroupPicker name="group" label={words.group} description={texts.groups.pickHint} required data-autofocus />
          </FormDialog>
        </May>
      }
    >
      <Loaded query={groups}>
        {({ items }) => (
          <Stack gap="xs">
            {items.length === 0 && <Text size="sm">{words.none}</Text>}
            {items.map((group) => (
              <Group key={group.id} justify="space-between">
                <Anchor component={Link} href={`/groups/${group.id}`}>
                  <bdi>{group.name}</bdi>
                </Anchor>
                {may('apps:write') && <Unauthorise app={app} group={group} />}
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Unauthorise({ app, group }: { app: App; group: { id: string; name: string } }) {
  const { detail } = texts.groups;
  const act = useAct({
    run: () => data(api.DELETE('/apps/{app}/groups/{group}', { params: { path: { app: app.slug, group: group.id } } })),
    done: detail.unauthorised,
    refresh: [['app', app.slug], ['group']],
  });
  return (
    <DangerButton
      dialogKey={`unauthorise-group.${group.id}`}
      label={detail.unauthorise}
      title={detail.unauthoriseTitle(group.name, app.name)}
      consequences={detail.unauthoriseConsequences}
      confirm={detail.unauthorise}
      act={act}
    />
  );
}
