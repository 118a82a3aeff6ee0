import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { ActButton, useAct } from '../../design/act';
import { actsColumn, DataTable } from '../../design/data-table';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { appColumn } from '../apps/app-column';
import { AppPicker } from '../apps/app-picker';
import { UnauthoriseGroup } from './unauthorise-group';

const words = texts.groups.detail;

/** Which apps a group opens; authorising is the same act as on the app's page. */
export function GroupApps({ group }: { group: schemas['Group'] }) {
  const { may } = useScopes();
  const opened = useQuery({
    queryKey: ['group', group.id, 'apps'],
    queryFn: () => data(api.GET('/groups/{group}/apps', { params: { path: { group: group.id } } })),
  });
  return (
    <Section title={words.apps} lead={words.appsLead}>
      <Loaded query={opened}>
        {({ items }) => (
          <Stack gap="sm">
            <DataTable
              name="group-apps"
              label={words.apps}
              columns={may('apps:write') ? [...columns, actsOf(group)] : columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={<Text size="sm">{words.noApps}</Text>}
            />
            <May scope="apps:write" what={texts.apps.groups.mayAuthorise}>
              <Authorise group={group} />
            </May>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

type Row = schemas['AppsOfGroup']['items'][number];

const columns = [appColumn<Row>((app) => app)];

function actsOf(group: schemas['Group']) {
  return actsColumn<Row>((app) => <UnauthoriseGroup app={app} group={group} dialogKey={`unauthorise-app.${app.id}`} />);
}

function Authorise({ group }: { group: schemas['Group'] }) {
  const [app, choose] = useState('');
  const act = useAct({
    run: () => data(api.PUT('/apps/{app}/groups/{group}', { params: { path: { app, group: group.id } } })),
    done: words.authorised,
    refresh: [['group', group.id], ['app']],
    onDone: () => choose(''),
  });
  return (
    <Group align="flex-end">
      <AppPicker label={words.authoriseFor} placeholder={texts.apps.pickHint} value={app} onChange={choose} />
      <ActButton act={act} disabled={app.trim() === ''}>
        {words.authorise}
      </ActButton>
    </Group>
  );
}
