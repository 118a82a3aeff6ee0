import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { schemas } from '../../api/schema';
import { Empty } from '../../design/empty';
import { Loaded } from '../../design/loaded';
import { texts } from '../../texts/en';

const words = texts.apps.notFound;

/** The app of an address; where there is none of that name, the way to those there are. */
export function LoadedApp(props: { slug: string; children: (app: schemas['AppDetail']) => ReactNode }) {
  const { slug } = props;
  const app = useQuery({
    queryKey: ['app', slug],
    queryFn: () => data(api.GET('/apps/{app}', { params: { path: { app: slug } } })),
  });
  if (app.data === undefined && app.isError && problemOf(app.error).code === 'apps.app_not_found') {
    return (
      <Empty title={words.title(slug)} next={words.next}>
        <Anchor component={Link} href="/apps">
          {words.toApps}
        </Anchor>
      </Empty>
    );
  }
  return <Loaded query={app}>{props.children}</Loaded>;
}
