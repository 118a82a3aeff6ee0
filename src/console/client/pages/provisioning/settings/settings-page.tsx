import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { api, data } from '../../../api/client';
import { useScopes } from '../../../api/use-scopes';
import { Facts } from '../../../design/facts';
import { Loaded } from '../../../design/loaded';
import { May } from '../../../design/may';
import { Page } from '../../../design/page';
import { texts } from '../../../texts/en';
import { draftOf, say } from './settings-draft';
import { SettingsForm } from './settings-form';

const words = texts.mirrorSettings;

/** How a connection is run; whoever may not change it reads it. */
export function MirrorSettingsPage() {
  const { app: slug = '' } = useParams();
  const { may } = useScopes();
  const connection = useQuery({
    queryKey: ['connection', slug],
    queryFn: () => data(api.GET('/connections/{connection}', { params: { path: { connection: slug } } })),
  });
  return (
    <May scope="provisioning:read" what={texts.provisioning.maySee}>
      <Loaded query={connection}>
        {(found) => (
          <Page title={words.title(found.appName)} lead={words.lead}>
            <Stack>
              <Anchor component={Link} href={`/apps/${slug}/provisioning`}>
                {texts.apps.tabs.provisioning}
              </Anchor>
              <May scope="provisioning:write" what={words.mayChange}>
                <SettingsForm connection={found} />
              </May>
              {!may('provisioning:write') && <Facts rows={say(draftOf(found.settings))} />}
            </Stack>
          </Page>
        )}
      </Loaded>
    </May>
  );
}
