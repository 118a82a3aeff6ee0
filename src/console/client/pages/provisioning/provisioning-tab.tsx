import { Anchor, Group, Stack } from '@mantine/core';
import { Link } from 'wouter';
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
import { useMirrorOf } from './use-mirror-of';

const words = texts.provisioning;

/** An app's provisioning side: the connection to Slack, what is written there, and which groups. */
export function ProvisioningTab({ app }: { app: schemas['AppDetail'] }) {
  const mirror = useMirrorOf(app, { refetchInterval: 10_000 });
  return (
    <May scope="provisioning:read" what={words.maySee}>
      <Loaded query={mirror}>
        {({ connection: found }) =>
          found === undefined ? (
            <Empty {...words.none}>
              <May scope="provisioning:write" what={words.mayConnect}>
                <ConnectDialog app={app} />
              </May>
            </Empty>
          ) : (
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
          )
        }
      </Loaded>
    </May>
  );
}
