import { Group, Skeleton, Tabs } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useLocation, useParams } from 'wouter';
import type { schemas } from '../../api/schema';
import { late } from '../../design/late';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { AppActivity } from './app-activity';
import { AppAttributes } from './app-attributes';
import { AppCertificates } from './app-certificates';
import { AppGroups } from './app-groups';
import { AppSignOn } from './app-sign-on';
import { LoadedApp } from './loaded-app';
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
  const { app: slug = '', tab } = useParams();
  const [, go] = useLocation();
  return (
    <LoadedApp slug={slug}>
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
          <Tabs value={shownTab(found, tab)} onChange={(next) => go(`/apps/${slug}/${next}`)} keepMounted={false}>
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
    </LoadedApp>
  );
}

/** The tab of the address; where there is none of that name, the first. */
function shownTab(app: App, asked: string | undefined): Tab {
  return tabsOf(app).find(({ tab }) => tab === asked)?.tab ?? 'single-sign-on';
}

function tabsOf({ kind }: App) {
  return tabs.filter(({ only }) => only === undefined || only === kind);
}
