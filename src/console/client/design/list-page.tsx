import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { type Column, DataTable } from './data-table';
import { Empty } from './empty';
import { type Asked, FilterBar, type FilterChoice, useAsked } from './filter-bar';
import { Page } from './page';
import { QueryNote } from './query-note';

type Fetched<Row> = { items: Row[]; nextCursor: string | null };

/** What a list asks the API for: `search` is empty for everything. */
export type ListQuery = { search?: string; cursor?: string; limit: number };

/** A page that is one long list: searched and narrowed by the API, read page by page; the address keeps by what. */
export function ListPage<Row>(props: {
  name: string;
  title: string;
  lead: string;
  searchLabel: string;
  choices?: readonly FilterChoice[];
  empty: { title: string; next: string };
  nothingFound: (asked: Asked) => { title: string; next: string };
  actions?: ReactNode;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  fetch: (query: ListQuery, chosen: Asked['chosen']) => Promise<Fetched<Row>>;
}) {
  const { choices = [] } = props;
  const asked = useAsked(choices);
  const { search, chosen } = asked;
  const list = useList([props.name, asked], (cursor) =>
    props.fetch({ limit: 50, ...(search !== '' && { search }), ...(cursor !== '' && { cursor }) }, chosen),
  );
  const isNarrow = search !== '' || Object.keys(chosen).length > 0;
  return (
    <Page title={props.title} lead={props.lead} actions={props.actions}>
      <FilterBar searchLabel={props.searchLabel} choices={choices} />
      <QueryNote query={list} />
      {list.isPending && <Skeleton h={240} />}
      <DataTable
        name={props.name}
        label={props.title}
        columns={props.columns}
        rows={list.rows}
        rowKey={props.rowKey}
        list={list}
        empty={<Empty {...(isNarrow ? props.nothingFound(asked) : props.empty)} />}
      />
    </Page>
  );
}

/**
 * A list of the API that is read page by page. While another question waits for its answer, the rows of the last one stand
 * there (`isPlaceholderData`), `isOld` when that takes long enough to be seen; when it is not answered they are no answer, and are taken away.
 *
 * @param options.refetchInterval milliseconds, where the list stays up to date by itself: longer by each page that is shown,
 *   all of which are asked for anew; what was refused is asked for again by a person
 */
export function useList<Row>(
  key: QueryKey,
  fetch: (cursor: string) => Promise<Fetched<Row>>,
  { refetchInterval }: { refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetch(pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      refetchInterval !== undefined && state.status !== 'error' && refetchInterval * (state.data?.pages.length ?? 1),
  });
  const { isPlaceholderData, failureReason } = query;
  const [isLate] = useDebouncedValue(isPlaceholderData, 300);
  const isUnanswered = isPlaceholderData && failureReason !== null;
  const found = isUnanswered ? undefined : query.data;
  const rows = useMemo(() => found?.pages.flatMap((page) => page.items) ?? [], [found]);
  return {
    rows,
    data: found,
    isPending: query.isPending,
    isSuccess: query.isSuccess && !isUnanswered,
    isError: query.isError || isUnanswered,
    error: isUnanswered ? failureReason : query.error,
    isPlaceholderData,
    isOld: isPlaceholderData && isLate,
    refetch: query.refetch,
    hasNextPage: query.hasNextPage,
    isFetchingNextPage: query.isFetchingNextPage,
    fetchNextPage: query.fetchNextPage,
  };
}
