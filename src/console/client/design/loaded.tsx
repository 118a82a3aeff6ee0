import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { QueryNote } from './query-note';

/**
 * Shows what was asked for once it is there; until then that it is coming, or what went wrong. What could not be asked for
 * again stays, with a word about it: whatever is typed into it stays, too.
 */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (found: T) => ReactNode }) {
  return (
    <>
      <QueryNote query={query} />
      {query.data !== undefined && children(query.data)}
      {query.isPending && <Skeleton h={120} aria-hidden />}
    </>
  );
}
