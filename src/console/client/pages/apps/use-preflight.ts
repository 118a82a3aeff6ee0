import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useEveryPage } from '../../api/use-every-page';

/**
 * The check of everybody who is authorised, page after page.
 *
 * @param asked which run of it this is, a name or a number; undefined before it was asked for
 * @param until from when on it waits for a person, in milliseconds as of `Date.now()`
 */
export function usePreflight(app: schemas['AppDetail'], asked: string | number | undefined, until: number) {
  const check = useEveryPage({
    queryKey: ['app', app.slug, 'preflight', app.revision, asked],
    fetch: (cursor) =>
      data(
        api.GET('/apps/{app}/preflight', {
          params: { path: { app: app.slug }, query: { limit: 200, ...(cursor !== '' && { cursor }) } },
        }),
      ),
    enabled: asked !== undefined,
    until,
  });
  return {
    ...check,
    checked: check.pages.reduce((sum, page) => sum + page.checked, 0),
    findings: check.pages.flatMap((page) => page.items),
  };
}
