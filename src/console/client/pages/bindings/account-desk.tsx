import { Anchor, Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useScopes } from '../../api/use-scopes';
import { type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { FilterBar, type FilterChoice, useAsked } from '../../design/filter-bar';
import { useList } from '../../design/list-page';
import { May } from '../../design/may';
import { QueryNote } from '../../design/query-note';
import { texts } from '../../texts/en';
import { ImportAccounts } from './import-accounts';

type Account = schemas['ClassifiedAccount'];
type Class = schemas['AccountClass'];
const words = texts.bindings.accounts;
const classes = Object.keys(words.classes) as Class[];

/** Accounts as Slack has them, whose they are, and the way to make people of those that are nobody's. */
export function AccountDesk({ slug, counts }: { slug: string; counts: { [name in Class]: number } | undefined }) {
  const { may } = useScopes();
  const mayImport = may('provisioning:write') && may('directory:write');
  const choices: readonly FilterChoice[] = [
    {
      name: 'class',
      label: words.class,
      options: [
        { value: '', label: texts.bindings.people.all },
        ...classes.map((name) => ({ value: name, label: words.classes[name], count: counts?.[name] })),
      ],
    },
    {
      name: 'imported',
      label: words.filter,
      options: [
        { value: '', label: words.filters.all },
        { value: 'new', label: words.filters.new },
        { value: 'imported', label: words.filters.imported },
      ],
    },
  ];
  const asked = useAsked(choices);
  const { imported } = asked.chosen;
  const accountClass = classes.find((one) => one === asked.chosen.class);
  const list = useList(['connection', slug, 'accounts', asked], (cursor) =>
    data(
      api.GET('/connections/{connection}/accounts', {
        params: {
          path: { connection: slug },
          query: {
            limit: 50,
            ...(asked.search !== '' && { search: asked.search }),
            ...(accountClass !== undefined && { class: accountClass }),
            ...(imported !== undefined && { imported: imported === 'imported' }),
            ...(cursor !== '' && { cursor }),
          },
        },
      }),
    ),
  );
  const { selected, select, toggle } = useSelection(JSON.stringify(asked));
  // Rows of the question before are not selected: they are about to go.
  const importable = list.isPlaceholderData ? [] : list.rows.filter(isImportable).map(({ accountId }) => accountId);
  const isAllSelected = importable.every((id) => selected.includes(id));
  return (
    <Stack>
      <FilterBar searchLabel={words.search} choices={choices} />
      <May scope="provisioning:write" what={words.mayImport}>
        <May scope="directory:write" what={words.mayImport}>
          <Group>
            {importable.length > 0 && (
              <Button variant="default" onClick={() => select(isAllSelected ? [] : importable)}>
                {isAllSelected ? words.selectNone : words.selectAll(importable.length)}
              </Button>
            )}
            {selected.length > 0 && <ImportAccounts slug={slug} accountIds={selected} onDone={() => select([])} />}
          </Group>
        </May>
      </May>
      <QueryNote query={list} />
      <DataTable
        name="accounts"
        label={texts.bindings.tabs.accounts}
        columns={mayImport ? [selectColumn({ selected, importable, toggle }), ...columns] : columns}
        rows={list.rows}
        rowKey={({ accountId }) => accountId}
        list={list}
        empty={<Empty {...words.empty} />}
      />
    </Stack>
  );
}

/** An account that is nobody's, and of which no person was made yet. */
function isImportable(account: Account): boolean {
  return account.class === 'local' && account.importedAt === null;
}

/** Whether a person was made of it or can be; of an account that is somebody's already, nothing is to be said. */
function importText(account: Account): string {
  if (account.importedAt !== null) return words.imported;
  return isImportable(account) ? words.new : '';
}

/** Accounts that were selected while this very question stood: nobody imports what is not among the rows any more. */
function useSelection(question: string) {
  const [{ under, ids }, set] = useState<{ under: string; ids: readonly string[] }>({ under: question, ids: [] });
  if (under !== question) set({ under: question, ids: [] });
  const selected = under === question ? ids : [];
  const select = (next: readonly string[]) => set({ under: question, ids: next });
  const toggle = (id: string) =>
    select(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  return { selected, select, toggle };
}

function selectColumn(by: {
  selected: readonly string[];
  importable: readonly string[];
  toggle: (id: string) => void;
}): Column<Account> {
  return {
    key: 'select',
    title: words.selection,
    isActs: true,
    text: () => '',
    cell: (account) =>
      isImportable(account) && (
        <Checkbox
          aria-label={words.select(account.displayName || account.userName)}
          checked={by.selected.includes(account.accountId)}
          disabled={!by.importable.includes(account.accountId)}
          onChange={() => by.toggle(account.accountId)}
        />
      ),
  };
}

const columns: readonly Column<Account>[] = [
  {
    key: 'name',
    title: words.name,
    text: ({ displayName, userName }) => displayName || userName,
    cell: ({ displayName, userName }) => <bdi>{displayName || userName}</bdi>,
  },
  { key: 'userName', title: words.userName, text: ({ userName }) => userName, cell: ({ userName }) => `@${userName}` },
  { key: 'email', title: words.email, text: ({ email }) => email, cell: ({ email }) => email },
  {
    key: 'class',
    title: words.class,
    text: (account) => words.classes[account.class],
    cell: (account) => words.classes[account.class],
  },
  {
    key: 'person',
    title: words.person,
    text: ({ person }) => person?.name ?? '',
    cell: ({ person }) =>
      person === null ? (
        texts.none
      ) : (
        <Anchor component={Link} href={`/people/${person.userId}`}>
          <bdi>{person.name}</bdi>
        </Anchor>
      ),
  },
  {
    key: 'imported',
    title: words.imported,
    text: importText,
    cell: (account) => importText(account) || texts.none,
  },
];
