import { ActionIcon, Combobox, Text, TextInput, Tooltip, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../design/dialog';
import { inPlaceOfDialog } from '../design/dialog-address';
import { SearchIcon } from '../design/icons';
import { ProblemNote } from '../design/problem-note';
import { useDialog } from '../design/use-dialog';
import { texts } from '../texts/en';
import { findHits, leastLetters } from './find-hits';

const words = texts.finder;

/** Ctrl-K: any person, group or app by a part of its name, and any sign-in by its code; arrows choose, Enter opens. */
export function Finder() {
  const dialog = useDialog('find');
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const [, go] = useLocation();
  const queries = useQueryClient();
  // In a field, too.
  useHotkeys([['mod+K', dialog.open]], []);
  const isAsked = settled.length >= leastLetters;
  const found = useQuery({ ...asking(settled), enabled: isAsked, placeholderData: (before) => before });
  const hits = isAsked ? (found.data ?? []) : [];
  const list = useCombobox({ opened: hits.length > 0, onDropdownClose: dialog.close });
  const choose = (path: string) => {
    setTyped('');
    go(path, inPlaceOfDialog);
  };
  /** Whoever presses Enter faster than the answer came means what they typed, not what still stands there. */
  const openFirst = async (event: SyntheticEvent) => {
    event.preventDefault();
    const asked = asking(typed.trim());
    await queries.prefetchQuery(asked);
    const first = queries.getQueryData(asked.queryKey)?.[0];
    if (first !== undefined) choose(first.path);
  };
  return (
    <>
      <Tooltip label={words.openByKey}>
        <ActionIcon variant="default" size="lg" {...dialog.opener} aria-label={words.open}>
          <SearchIcon />
        </ActionIcon>
      </Tooltip>
      <Dialog dialog={dialog} title={words.title}>
        <Combobox store={list} onOptionSubmit={choose}>
          <form onSubmit={openFirst}>
            <Combobox.EventsTarget withExpandedAttribute>
              <TextInput
                aria-label={words.hint}
                placeholder={words.hint}
                value={typed}
                onChange={({ currentTarget }) => {
                  list.resetSelectedOption();
                  setTyped(currentTarget.value);
                }}
                data-autofocus
              />
            </Combobox.EventsTarget>
          </form>
          <Combobox.Options mt="sm" aria-label={words.found} hidden={hits.length === 0}>
            {hits.map(({ key, label, about, path }) => (
              <Combobox.Option key={key} value={path}>
                <bdi>{label}</bdi>
                <Text size="xs" c="dimmed">
                  {about.map((one) => (
                    <bdi key={one}>{one} </bdi>
                  ))}
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox>
        {isAsked && found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
        {isAsked && found.isSuccess && !found.isPlaceholderData && hits.length === 0 && (
          <Text size="sm" mt="sm" role="status">
            {words.none}
          </Text>
        )}
      </Dialog>
    </>
  );
}

/** What is found of a text: true for a few seconds, so that Enter does not ask again. */
function asking(search: string) {
  return queryOptions({ queryKey: ['find', search], queryFn: () => findHits(search), staleTime: 5_000 });
}
