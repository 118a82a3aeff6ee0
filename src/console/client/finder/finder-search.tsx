import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { inPlaceOfDialog } from '../design/dialog-address';
import { ProblemNote } from '../design/problem-note';
import { texts } from '../texts/en';
import { findHits, leastLetters } from './find-hits';

const words = texts.finder;

/** What is typed, and what fits it: arrows choose, Enter opens. */
export function FinderSearch({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const isAsked = settled.length >= leastLetters;
  const found = useQuery({ ...asking(settled), enabled: isAsked, placeholderData: (before) => before });
  const hits = isAsked ? (found.data ?? []) : [];
  const list = useCombobox({ opened: hits.length > 0, onDropdownClose: onClose });
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
              // The first time it comes after the dialog, which then has the focus already.
              autoFocus
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
    </>
  );
}

/** What is found of a text: true for a few seconds, so that Enter does not ask again. */
function asking(search: string) {
  return queryOptions({ queryKey: ['find', search], queryFn: () => findHits(search), staleTime: 5_000 });
}
