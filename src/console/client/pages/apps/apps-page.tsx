import { Anchor, Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { useList } from '../../design/list-page';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { QueryNote } from '../../design/query-note';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { SetUpState } from './set-up-state';

type App = schemas['AppDetail'];
const words = texts.apps;

/** Every app with its state. */
export function AppsPage() {
  const apps = useList(['apps', 'list'], (cursor) =>
    data(api.GET('/apps', { params: { query: { limit: 50, ...(cursor !== '' && { cursor }) } } })),
  );
  const connect = (
    <May scope="apps:write" what={words.mayConnect}>
      <Button component={Link} href="/connect-slack">
        {words.connectSlack}
      </Button>
    </May>
  );
  return (
    <Page title={words.title} lead={words.lead} actions={apps.rows.length > 0 ? connect : undefined}>
      <QueryNote query={apps} />
      <DataTable
        name="apps"
        label={words.title}
        columns={columns}
        rows={apps.rows}
        rowKey={(app) => app.id}
        list={apps}
        empty={<Empty {...words.empty}>{connect}</Empty>}
      />
    </Page>
  );
}

const stateOf = (app: App) =>
  [app.enabled ? words.on : words.off, app.hidden ? words.hidden : ''].filter(Boolean).join(', ');

const wholeStateOf = (app: App) => [stateOf(app), app.inSetUp ? words.inSetUp : ''].filter(Boolean).join(', ');

const columns: readonly Column<App>[] = [
  {
    key: 'name',
    title: words.name,
    text: (app) => app.name,
    cell: (app) => (
      <Anchor component={Link} href={`/apps/${app.slug}`}>
        <bdi>{app.name}</bdi>
      </Anchor>
    ),
  },
  { key: 'slug', title: words.slug, text: (app) => app.slug, cell: (app) => app.slug },
  { key: 'kind', title: words.kind, text: (app) => words.kinds[app.kind], cell: (app) => words.kinds[app.kind] },
  {
    key: 'state',
    title: words.state,
    text: wholeStateOf,
    cell: (app) => (
      <Group gap={4}>
        <StateBadge text={stateOf(app)} color={app.enabled && !app.inSetUp ? 'green' : 'grey'} />
        <SetUpState app={app} />
      </Group>
    ),
  },
];
