import { useQuery } from '@tanstack/react-query';
import { api, data } from './client';
import { everyItem } from './every-item';
import { useScopes } from './use-scopes';

/**
 * Every mirror, by the name of its app; not asked for by whoever may not see them. The one query behind `['connections']`.
 *
 * @param refetchInterval milliseconds, where a page stays up to date by itself
 */
export function useConnections({ refetchInterval }: { refetchInterval?: number } = {}) {
  const { may } = useScopes();
  return useQuery({
    queryKey: ['connections'],
    queryFn: () => everyItem((query) => data(api.GET('/connections', { params: { query } }))),
    enabled: may('provisioning:read'),
    ...(refetchInterval !== undefined && { refetchInterval }),
  });
}
