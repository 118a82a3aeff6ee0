import { useQuery } from '@tanstack/react-query';
import { api, data } from './client';

/**
 * The installation at a glance.
 *
 * @param refetchInterval milliseconds, where a page stays up to date by itself
 */
export function useStatus({ refetchInterval }: { refetchInterval?: number } = {}) {
  return useQuery({
    queryKey: ['status'],
    queryFn: () => data(api.GET('/status')),
    ...(refetchInterval !== undefined && { refetchInterval }),
  });
}
