import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { api, data } from '../../api/client';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { QueryNote } from '../../design/query-note';
import { texts } from '../../texts/en';
import { AccountDesk } from './account-desk';
import { PersonDesk } from './person-desk';

const words = texts.bindings;

/** The desk on which people and accounts are brought together. */
export function BindingsPage() {
  const { app: slug = '', tab: asked } = useParams();
  const tab = asked === 'accounts' ? asked : 'people';
  const [, go] = useLocation();
  const connection = useQuery({
    queryKey: ['connection', slug],
    queryFn: () => data(api.GET('/connections/{connection}', { params: { path: { connection: slug } } })),
  });
  const counts = useQuery({
    queryKey: ['connection', slug, 'binding-counts'],
    queryFn: () =>
      data(api.GET('/connections/{connection}/binding-counts', { params: { path: { connection: slug } } })),
  });
  return (
    <May scope="provisioning:read" what={words.maySee}>
      <Loaded query={connection}>
        {(found) => (
          <Page title={words.title(found.appName)} lead={words.lead}>
            <QueryNote query={counts} />
            <Tabs value={tab} onChange={(next) => go(`/apps/${slug}/bindings/${next}`)} keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="people">{words.tabs.people}</Tabs.Tab>
                <Tabs.Tab value="accounts">{words.tabs.accounts}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="people" pt="md">
                <PersonDesk slug={slug} counts={counts.data?.people} />
              </Tabs.Panel>
              <Tabs.Panel value="accounts" pt="md">
                <AccountDesk slug={slug} counts={counts.data?.accounts} />
              </Tabs.Panel>
            </Tabs>
          </Page>
        )}
      </Loaded>
    </May>
  );
}
