import { Group, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { late } from '../../design/late';
import { Loaded } from '../../design/loaded';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { AppActivity } from './app-activity';
import { AppAttributes } from './app-attributes';
import { AppCertificates } from './app-certificates';
import { AppGroups } from './app-groups';
import { AppSignOn } from './app-sign-on';
import { SetUpState } from './set-up-state';

const ProvisioningTab = late(() => import('../provisioning/provisioning-tab').then((m) => m.ProvisioningTab));

const words = texts.apps;
type App = schemas['AppDetail'];
type Tab = keyof typeof words.tabs;

const tabs: readonly { tab: Tab; show: (app: App) => ReactNode; only?: App['kind'] }[] = [
  { tab: 'single-sign-on', show: (app) => <AppSignOn app={app} /> },
  { tab: 'attributes', show: (app) => <AppAttributes app={app} /> },
  { tab: 'certificates', show: (app) => <AppCertificates app={app} /> },
  { tab: 'groups', show: (app) => <AppGroups app={app} /> },
  { tab: 'provisioning', show: (app) => <ProvisioningTab app={app} />, only: 'slack' },
  { tab: 'activity', show: (app) => <AppActivity app={app} /> },
];

/** One app; each tab has an address of its own. */
export function AppPage() {
  const { app: slug = '', tab = 'single-sign-on' } = useParams();
  const [, go] = useLocation();
  const app = useQuery({
    queryKey: ['app', slug],
    queryFn: () => data(api.GET('/apps/{app}', { params: { path: { app: slug } } })),
  });
  return (
    <Loaded query={app}>
      {(found) => (
        <Page
          title={found.name}
          lead={`${words.kinds[found.kind]} · ${found.settings.slackDomain ?? found.spEntityId}`}
          actions={
            found.inSetUp && (
              <Group gap={4}>
                <SetUpState app={found} />
              </Group>
            )
          }
        >
          <Tabs value={tab} onChange={(next) => go(`/apps/${slug}/${next}`)} keepMounted={false}>
            <Tabs.List>
              {tabsOf(found).map((one) => (
                <Tabs.Tab key={one.tab} value={one.tab}>
                  {words.tabs[one.tab]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {tabsOf(found).map((one) => (
              <Tabs.Panel key={one.tab} value={one.tab} pt="md">
                <Suspense fallback={<Skeleton h={240} />}>{one.show(found)}</Suspense>
              </Tabs.Panel>
            ))}
          </Tabs>
        </Page>
      )}
    </Loaded>
  );
}

function tabsOf({ kind }: App) {
  return tabs.filter(({ only }) => only === undefined || only === kind);
}
