import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { ActButton, DangerButton, useAct } from '../../design/act';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import { AppPicker } from '../apps/app-picker';

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
            {items.length === 0 && <Text size="sm">{words.noApps}</Text>}
            {items.map((app) => (
              <Group key={app.id} justify="space-between">
                <Anchor component={Link} href={`/apps/${app.slug}`}>
                  <bdi>{app.name}</bdi>
                </Anchor>
                {may('apps:write') && <Unauthorise group={group} app={app} />}
              </Group>
            ))}
            <May scope="apps:write" what={texts.apps.groups.mayAuthorise}>
              <Authorise group={group} />
            </May>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Unauthorise({ group, app }: { group: schemas['Group']; app: { id: string; name: string } }) {
  const act = useAct({
    run: () => data(api.DELETE('/apps/{app}/groups/{group}', { params: { path: { app: app.id, group: group.id } } })),
    done: words.unauthorised,
    refresh: [['group', group.id], ['app']],
  });
  return (
    <DangerButton
      dialogKey={`unauthorise-app.${app.id}`}
      label={words.unauthorise}
      title={words.unauthoriseTitle(group.name, app.name)}
      consequences={words.unauthoriseConsequences}
      confirm={words.unauthorise}
      act={act}
    />
  );
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
