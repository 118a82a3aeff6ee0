import { useQuery } from '@tanstack/react-query';
import { api, data } from './client';

/** Everybody with a role, owners first. The one query behind `['administrators']`. */
export function useAdministrators() {
  return useQuery({ queryKey: ['administrators'], queryFn: () => data(api.GET('/administrators')) });
}
