import { ActionIcon, NavLink, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, data } from './api/client';
import { Dialog } from './design/dialog';
import { inPlaceOfDialog } from './design/dialog-address';
import { SearchIcon } from './design/icons';
import { useDialog } from './design/use-dialog';
import { personName } from './pages/people/person-name';
import { texts } from './texts/en';

type Hit = { key: string; label: string; kind: string; path: string };
const words = texts.finder;

/** Ctrl-K: any person, group or app by a part of its name, and any sign-in by its code. */
export function Finder() {
  const dialog = useDialog('find');
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const [, go] = useLocation();
  useHotkeys([['mod+K', dialog.open]]);
  const code = codeOf(typed);
  const event = /^evt_\d{1,15}$/.exec(typed.trim())?.[0];
  const found = useQuery({
    queryKey: ['find', settled],
    queryFn: () => find(settled),
    enabled: settled.length > 1,
    placeholderData: (before) => before,
  });
  const hits: Hit[] = [
    ...(code === undefined
      ? []
      : [{ key: code, label: words.signIn(code), kind: '', path: `/activity/sign-ins/${code}` }]),
    ...(event === undefined
      ? []
      : [{ key: event, label: words.event(event), kind: '', path: `/activity/events/${event}` }]),
    ...(found.data ?? []),
  ];
  const choose = (path: string) => {
    setTyped('');
    go(path, inPlaceOfDialog);
  };
  return (
    <>
      <Tooltip label={words.openByKey}>
        <ActionIcon variant="default" size="lg" {...dialog.opener} aria-label={words.open}>
          <SearchIcon />
        </ActionIcon>
      </Tooltip>
      <Dialog dialog={dialog} title={words.title}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (hits[0] !== undefined) choose(hits[0].path);
          }}
        >
          <TextInput
            aria-label={words.hint}
            placeholder={words.hint}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            data-autofocus
          />
        </form>
        <Stack gap={0} mt="sm">
          {hits.map(({ key, label, kind, path }) => (
            <NavLink
              key={key}
              component="button"
              label={<bdi>{label}</bdi>}
              description={kind}
              onClick={() => choose(path)}
            />
          ))}
          {settled.length > 1 && found.isSuccess && hits.length === 0 && <Text size="sm">{words.none}</Text>}
        </Stack>
      </Dialog>
    </>
  );
}

/** Eight letters, with or without the hyphen, are the code of a sign-in. */
function codeOf(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[^A-Z]/g, '');
  return letters.length === 8 && /^[A-Za-z\s-]+$/.test(typed.trim())
    ? `${letters.slice(0, 4)}-${letters.slice(4)}`
    : undefined;
}

async function find(search: string): Promise<Hit[]> {
  const query = { search, limit: 5 };
  const [people, groups, apps] = await Promise.all([
    data(api.GET('/users', { params: { query } })),
    data(api.GET('/groups', { params: { query } })),
    data(api.GET('/apps', { params: { query: { limit: 200 } } })),
  ]);
  const fits = (name: string) => name.toLowerCase().includes(search.toLowerCase());
  return [
    ...apps.items
      .filter(({ name, slug }) => fits(name) || fits(slug))
      .map(({ id, name, slug }) => ({ key: id, label: name, kind: words.app, path: `/apps/${slug}` })),
    ...people.items.map((person) => ({
      key: person.id,
      label: `${personName(person)} (${person.username})`,
      kind: words.person,
      path: `/people/${person.id}`,
    })),
    ...groups.items.map(({ id, name }) => ({ key: id, label: name, kind: words.group, path: `/groups/${id}` })),
  ];
}
