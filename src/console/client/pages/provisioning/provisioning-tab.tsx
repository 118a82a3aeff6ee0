import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { schemas } from '../../api/schema';
import { Empty } from '../../design/empty';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { texts } from '../../texts/en';
import { CapabilityTable } from './capability-table';
import { ConnectDialog } from './connect-dialog';
import { ConnectionState } from './connection-state';
import { EndConnection } from './end-connection';
import { MappingTable } from './mapping-table';
import { PushedGroups } from './pushed-groups';

const words = texts.provisioning;

/** An app's provisioning side: the connection to Slack, what is written there, and which groups. */
export function ProvisioningTab({ app }: { app: schemas['AppDetail'] }) {
  const connection = useQuery({
    queryKey: ['connection', app.slug],
    queryFn: () => data(api.GET('/connections/{connection}', { params: { path: { connection: app.slug } } })),
    refetchInterval: 10_000,
    retry: false,
  });
  if (connection.isError && problemOf(connection.error).status === 404) {
    return (
      <Empty {...words.none}>
        <May scope="provisioning:write" what={words.mayConnect}>
          <ConnectDialog app={app} />
        </May>
      </Empty>
    );
  }
  return (
    <May scope="provisioning:read" what={words.maySee}>
      <Loaded query={connection}>
        {(found) => (
          <Stack>
            <ConnectionState connection={found} />
            <Group>
              <Anchor component={Link} href={`/apps/${app.slug}/plans`}>
                {texts.plans.title(app.name)}
              </Anchor>
              <Anchor component={Link} href={`/apps/${app.slug}/bindings/people`}>
                {texts.bindings.accounts.open}
              </Anchor>
              <Anchor component={Link} href={`/apps/${app.slug}/mirror-settings`}>
                {texts.mirrorSettings.link}
              </Anchor>
            </Group>
            {found.capabilities !== null && <CapabilityTable capabilities={found.capabilities.capabilities} />}
            <PushedGroups connection={found} />
            <MappingTable connection={found} />
            <EndConnection connection={found} />
          </Stack>
        )}
      </Loaded>
    </May>
  );
}
