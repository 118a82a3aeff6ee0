import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';

export type App = schemas['AppDetail'];
export type Cutover = schemas['Cutover'];

/**
 * The change of an app's certificate that is under way, or null; asked again and again, since others may be at it.
 *
 * @param everyMs how often
 */
export function useCutover(slug: string, everyMs: number) {
  return useQuery({
    queryKey: ['app', slug, 'cutover'],
    queryFn: async () => {
      const { cutover } = await data(api.GET('/apps/{app}/cutover', { params: { path: { app: slug } } }));
      return { cutover };
    },
    refetchInterval: everyMs,
  });
}

/** A certificate that has ended is not signed with again. */
export function hasWayBack({ oldKey }: Cutover): boolean {
  return oldKey.daysLeft >= 0;
}

/** What is old once a step was taken. */
export const afterStep = (slug: string) => [['app', slug]];
