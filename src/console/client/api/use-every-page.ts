import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

/** After how long going through everybody of a large company waits for a word; it would else go on for an hour. */
export const turnMs = 30_000;

/**
 * Asks for page after page by itself: until the last one, until one fails, or until it has gone on for long enough. What
 * fails and what waits goes on by `goOn`, pressed by a person. Asked for by hand, so never anew by itself.
 *
 * @param options.fetch asks for one page; the cursor of the first is empty
 * @param options.until from when on it waits for a person, in milliseconds as of `Date.now()`
 */
export function useEveryPage<Page extends { nextCursor: string | null }>(options: {
  queryKey: QueryKey;
  fetch: (cursor: string) => Promise<Page>;
  enabled: boolean;
  until: number;
}) {
  const { enabled, until } = options;
  const query = useInfiniteQuery({
    queryKey: options.queryKey,
    queryFn: ({ pageParam }) => options.fetch(pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const hasMore = enabled && hasNextPage;
  // Decided once per look: a page that goes on and a button that says so are never of two minds.
  const goesOn = hasMore && !isError && Date.now() < until;
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage();
  }, [goesOn, isFetching, fetchNextPage]);
  return {
    pages: enabled ? (query.data?.pages ?? []) : [],
    error: enabled && isError ? query.error : undefined,
    hasMore,
    isBusy: enabled && (isFetching || goesOn),
    /** There is more, nothing is wrong, and it was enough for once. */
    waits: hasMore && !isError && !isFetching && !goesOn,
    isDone: enabled && query.isSuccess && !hasNextPage && !isFetching,
    goOn: () => void fetchNextPage(),
  };
}
