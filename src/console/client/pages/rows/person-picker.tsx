import { TextInput } from '@mantine/core';
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useSyncExternalStore } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { openedOf, session } from '../../api/session';
import { texts } from '../../texts/en';
import { personName } from '../people/person-name';

const words = texts.rows;

/** With whom things are tried: oneself until somebody else is chosen, who is then kept for this visit. */
export function useTriedPerson(): [who: string, set: (who: string) => void] {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [chosen, choose] = useSessionStorage<string | null>({
    key: 'countersign.try-with',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return [chosen ?? openedOf(state)?.person.username ?? '', choose];
}

/** A person, found by any part of a name. */
export function PersonPicker(props: { who: string; onChange: (who: string) => void; error?: string | undefined }) {
  const id = useId();
  const [search] = useDebouncedValue(props.who.trim(), 200);
  const found = useQuery({
    queryKey: ['people-named', search],
    queryFn: () => data(api.GET('/users', { params: { query: { search, limit: 8 } } })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <TextInput
        label={words.tryWith}
        description={words.tryWithHint}
        value={props.who}
        onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
        error={props.error ?? (found.isError && problemOf(found.error).title)}
        list={id}
        autoComplete="off"
        maw={360}
      />
      <datalist id={id}>
        {found.data?.items.map((person) => (
          <option key={person.id} value={person.username} label={personName(person)} />
        ))}
      </datalist>
    </>
  );
}
