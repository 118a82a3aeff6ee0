import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Dialog } from '../design/dialog';
import { SearchIcon } from '../design/icons';
import { useDialog } from '../design/use-dialog';
import { texts } from '../texts/en';

/** Not of the first load: whoever wants to see a page does not wait for what finds another. */
const FinderSearch = lazy(() => import('./finder-search').then((m) => ({ default: m.FinderSearch })));
const words = texts.finder;

/** Ctrl-K: any person, group or app by a part of its name, and any sign-in by its code. */
export function Finder() {
  const dialog = useDialog('find');
  // In a field, too.
  useHotkeys([['mod+K', dialog.open]], []);
  return (
    <>
      <Tooltip label={words.openByKey}>
        <ActionIcon variant="default" size="lg" {...dialog.opener} aria-label={words.open}>
          <SearchIcon />
        </ActionIcon>
      </Tooltip>
      <Dialog dialog={dialog} title={words.title}>
        <Suspense fallback={<Skeleton h={36} />}>
          <FinderSearch onClose={dialog.close} />
        </Suspense>
      </Dialog>
    </>
  );
}
