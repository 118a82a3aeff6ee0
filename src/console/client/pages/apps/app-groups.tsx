import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { useAct } from '../../design/act';
import { actsColumn, DataTable } from '../../design/data-table';
import { fieldOf } from '../../design/form-dialog';
import { Loaded } from '../../design/loaded';
import { MayForm } from '../../design/may-form';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { groupColumn } from '../groups/group-column';
import { GroupPicker } from '../groups/group-picker';
import { UnauthoriseGroup } from '../groups/unauthorise-group';

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
        <MayForm
          scope="apps:write"
          what={words.mayAuthorise}
          dialogKey="authorise-group"
          label={words.authorise}
          act={authorise}
        >
          <GroupPicker name="group" label={words.group} description={texts.groups.pickHint} required data-autofocus />
        </MayForm>
      }
    >
      <Loaded query={groups}>
        {({ items }) => (
          <DataTable
            name="authorised-groups"
            label={words.title}
            columns={may('apps:write') ? [groupColumn, actsOf(app)] : [groupColumn]}
            rows={items}
            rowKey={({ id }) => id}
            empty={<Text size="sm">{words.none}</Text>}
          />
        )}
      </Loaded>
    </Section>
  );
}

function actsOf(app: App) {
  return actsColumn<schemas['AuthorisedGroups']['items'][number]>((group) => (
    <UnauthoriseGroup app={app} group={group} dialogKey={`unauthorise-group.${group.id}`} />
  ));
}
