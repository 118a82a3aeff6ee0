import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';

/** What has to be done in Slack for an app, and where that is there: the server's words, as in a hand-over link. */
export function useSlackSettings(app: schemas['AppDetail']) {
  return useQuery({
    queryKey: ['app', app.slug, 'slack-settings', app.revision],
    queryFn: () => data(api.GET('/apps/{app}/slack-settings', { params: { path: { app: app.slug } } })),
  });
}
