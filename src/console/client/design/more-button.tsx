import { Button } from '@mantine/core';
import { texts } from '../texts/en';

/** A list that is read page by page: whether it was answered, whether its rows are those of a question before, and its end. */
export type Paged = {
  isSuccess: boolean;
  isOld: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
};

/** The way to the next page of a list, while there is one. */
export function MoreButton({ list }: { list: Paged }) {
  if (!list.hasNextPage) return null;
  return (
    <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {texts.more}
    </Button>
  );
}
