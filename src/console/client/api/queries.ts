import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem';

/** Tries again what may heal (nothing answered, 503, 429), never what will not; at most half a minute apart. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 20 && [0, 429, 502, 503].includes(problemOf(error).status),
      retryDelay: (failures) => Math.min(30_000, 1_000 * 2 ** failures),
    },
    mutations: { retry: false },
  },
});
