import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';

/**
 * The mirror of an app, as a list of at most one: that there is none is no error, and is known while it is asked for anew.
 *
 * @param refetchInterval milliseconds, where a page stays up to date by itself
 */
export function useMirrorOf(app: schemas['AppDetail'], { refetchInterval }: { refetchInterval?: number } = {}) {
  return useQuery({
    queryKey: ['connection', app.slug, 'mirror-of-app'],
    queryFn: () => mirrorOf(app),
    ...(refetchInterval !== undefined && { refetchInterval }),
  });
}

async function mirrorOf(app: schemas['AppDetail']): Promise<{ connection: schemas['Connection'] | undefined }> {
  if (app.kind !== 'slack') return { connection: undefined };
  const { items } = await data(api.GET('/connections', { params: { query: { app: app.id, limit: 1 } } }));
  return { connection: items[0] };
}
