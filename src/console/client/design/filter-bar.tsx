import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { navigate, useLocationProperty } from 'wouter/use-browser-location';
import { withoutDialog } from './dialog-address';
import { SearchIcon } from './icons';

/** A choice of a filter: its values with how many rows each has, where that is known. */
export type FilterChoice = {
  name: string;
  label: string;
  options: readonly { value: string; label: string; count?: number | undefined }[];
};

/** Search and filters of a list, kept in the address. */
export function FilterBar({ searchLabel, choices }: { searchLabel?: string; choices: readonly FilterChoice[] }) {
  const { values, set } = useFilters();
  return (
    <Group align="flex-end">
      {searchLabel !== undefined && (
        <TextInput
          type="search"
          label={searchLabel}
          leftSection={<SearchIcon />}
          value={values.get('search') ?? ''}
          onChange={({ currentTarget }) => set('search', currentTarget.value)}
        />
      )}
      {choices.map(({ name, label, options }) => (
        <NativeSelect
          key={name}
          label={label}
          value={values.get(name) ?? ''}
          onChange={({ currentTarget }) => set(name, currentTarget.value)}
          data={options.map(({ value, label: text, count }) => ({
            value,
            label: count === undefined ? text : `${text} (${count})`,
          }))}
        />
      ))}
    </Group>
  );
}

/** The filters in the address; an empty one is taken out. A dialog that is open over them is not theirs, and stays. */
export function useFilters() {
  const search = useLocationProperty(() => withoutDialog(location.search));
  const values = useMemo(() => new URLSearchParams(search), [search]);
  return { values, set: setFilter, setAll: goOnWith };
}

function setFilter(name: string, value: string): void {
  const next = new URLSearchParams(location.search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  goOnWith(next);
}

function goOnWith(next: URLSearchParams): void {
  const search = next.size === 0 ? '' : `?${next}`;
  navigate(location.pathname + search, { replace: true, state: history.state });
}

/** What of a list is asked for: words that were typed, empty for none, and the choices that were made, by their names. */
export type Asked = { search: string; chosen: { readonly [name: string]: string } };

/**
 * What the address asks for, once nobody types any more. A value that its choice does not have, as an old address may
 * hold, is left out: the bar shows it as not chosen.
 */
export function useAsked(choices: readonly FilterChoice[]): Asked {
  const { values } = useFilters();
  // As text: an object made anew with each drawing would begin the wait, and with it the drawing, again and again.
  const [settled] = useDebouncedValue(values.toString(), 150);
  const asked = new URLSearchParams(settled);
  const chosen = choices.flatMap(({ name, options }) => {
    const value = asked.get(name) ?? '';
    return value !== '' && options.some((option) => option.value === value) ? [[name, value]] : [];
  });
  return { search: asked.get('search') ?? '', chosen: Object.fromEntries(chosen) };
}
