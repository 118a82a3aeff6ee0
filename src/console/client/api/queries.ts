import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem';

/**
 * Tries again to read what may heal (nothing answered, 503, 429), never what will not; at most half a minute apart. An act is
 * tried once. Nothing waits for the network by itself, as the library would let it: an act that somebody gave up must not be
 * carried out when the network is back, and a list that does not come must say so.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 5_000,
      retry: (failures, error) => failures < 20 && [0, 429, 502, 503].includes(problemOf(error).status),
      retryDelay: (failures) => Math.min(30_000, 1_000 * 2 ** failures),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
