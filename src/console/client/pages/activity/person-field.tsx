import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { useScopes } from '../../api/use-scopes';
import { useFilters } from '../../design/filter-bar';
import { texts } from '../../texts/en';
import { personName } from '../people/person-name';

/** A person of the filter, by name: people who fit are offered, and the list follows when the name is typed whole. */
export function PersonField({ name, label }: { name: 'person' | 'by'; label: string }) {
  const { values, set } = useFilters();
  const chosen = values.get(name) ?? '';
  const [typed, type] = useState(chosen);
  useEffect(() => type(chosen), [chosen]);
  const [search] = useDebouncedValue(typed.trim(), 150);
  const { may } = useScopes();
  const people = useQuery({
    queryKey: ['people', 'offered', search],
    queryFn: () => data(api.GET('/users', { params: { query: { search, limit: 8 } } })),
    enabled: search.length > 1 && search !== chosen && may('directory:read'),
  });
  const offered = useId();
  const items = people.data?.items ?? [];
  return (
    <TextInput
      label={label}
      placeholder={texts.activity.filter.personHint}
      error={people.isError && problemOf(people.error).title}
      list={offered}
      autoComplete="off"
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        type(value);
        if (value === '' || items.some(({ username }) => username === value)) set(name, value);
      }}
      onBlur={() => set(name, typed.trim())}
      onKeyDown={({ key }) => {
        if (key === 'Enter') set(name, typed.trim());
      }}
      rightSectionWidth={0}
      rightSection={
        <datalist id={offered}>
          {items.map((person) => (
            <option key={person.id} value={person.username}>
              {personName(person)}
            </option>
          ))}
        </datalist>
      }
    />
  );
}
