import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { useAct } from '../../design/act';
import { actsColumn, type Column, DataTable } from '../../design/data-table';
import { Empty } from '../../design/empty';
import { FilterBar, type FilterChoice, useAsked, useFilters } from '../../design/filter-bar';
import { useList } from '../../design/list-page';
import { May } from '../../design/may';
import { ProblemNote } from '../../design/problem-note';
import { QueryNote } from '../../design/query-note';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { BindingActs } from './binding-acts';
import { accountText, bindingColors, mayEnterText, signalText } from './say-binding';

type Binding = schemas['PersonBinding'];
type State = schemas['BindingState'];
const words = texts.bindings.people;
const states = Object.keys(words.states) as State[];
const accountStates = ['on', 'off', 'none'] as const;

/** People with the account that is theirs, or may be; conflicts are decided here. */
export function PersonDesk({ slug, counts }: { slug: string; counts: { [state in State]: number } | undefined }) {
  const { values } = useFilters();
  const isNarrowed = values.has('enter') || values.has('account');
  const choices: readonly FilterChoice[] = [
    {
      name: 'state',
      label: words.state,
      options: [
        { value: '', label: words.all },
        // Counted among everybody: said while everybody is listed.
        ...states.map((state) => ({
          value: state,
          label: words.states[state],
          count: isNarrowed ? undefined : counts?.[state],
        })),
      ],
    },
    {
      name: 'enter',
      label: words.mayEnter,
      options: [
        { value: '', label: words.all },
        { value: 'yes', label: texts.yes },
        { value: 'no', label: texts.no },
      ],
    },
    {
      name: 'account',
      label: words.account,
      options: [
        { value: '', label: words.all },
        ...accountStates.map((value) => ({ value, label: words.accountStates[value] })),
      ],
    },
  ];
  const asked = useAsked(choices);
  const state = states.find((one) => one === asked.chosen.state);
  const account = accountStates.find((one) => one === asked.chosen.account);
  const list = useList(['connection', slug, 'bindings', asked], (cursor) =>
    data(
      api.GET('/connections/{connection}/bindings', {
        params: {
          path: { connection: slug },
          query: {
            limit: 50,
            ...(asked.search !== '' && { search: asked.search }),
            ...(state !== undefined && { state }),
            ...(account !== undefined && { account }),
            ...(asked.chosen.enter !== undefined && { mayEnter: asked.chosen.enter === 'yes' }),
            ...(cursor !== '' && { cursor }),
          },
        },
      }),
    ),
  );
  const columns = useMemo(() => columnsOf(slug), [slug]);
  const proposed = list.rows.filter(({ state }) => state === 'proposed').map(({ userId }) => userId);
  return (
    <Stack>
      <FilterBar searchLabel={words.search} choices={choices} />
      <May scope="provisioning:write" what={words.mayDecide}>
        {proposed.length > 0 && <AgreeToAll slug={slug} userIds={proposed} />}
      </May>
      <QueryNote query={list} />
      <DataTable
        name="bindings"
        label={texts.bindings.tabs.people}
        columns={columns}
        rows={list.rows}
        rowKey={({ userId }) => userId}
        list={list}
        empty={<Empty {...words.empty} />}
      />
    </Stack>
  );
}

function AgreeToAll({ slug, userIds }: { slug: string; userIds: string[] }) {
  const agree = useAct({
    run: () =>
      data(
        api.POST('/connections/{connection}/binding-confirmations', {
          params: { path: { connection: slug } },
          body: { userIds: userIds.slice(0, 200) },
        }),
      ),
    done: words.done,
    refresh: [['connection', slug]],
  });
  return (
    <Group>
      <Button variant="default" loading={agree.isPending} onClick={() => agree.mutate()}>
        {words.agreeAll(Math.min(userIds.length, 200))}
      </Button>
      {agree.isError && <ProblemNote error={agree.error} />}
    </Group>
  );
}

function columnsOf(slug: string): readonly Column<Binding>[] {
  return [
    {
      key: 'name',
      title: texts.people.name,
      text: ({ name }) => name,
      cell: ({ userId, name, deleted }) =>
        deleted ? (
          <bdi>{name}</bdi>
        ) : (
          <Anchor component={Link} href={`/people/${userId}`}>
            <bdi>{name}</bdi>
          </Anchor>
        ),
    },
    { key: 'email', title: texts.people.email, text: ({ email }) => email, cell: ({ email }) => email, hidden: true },
    {
      key: 'state',
      title: words.state,
      text: ({ state }) => words.states[state],
      cell: ({ state }) => <StateBadge text={words.states[state]} color={bindingColors[state]} />,
    },
    {
      key: 'account',
      title: words.account,
      text: accountText,
      cell: (row) => <bdi>{accountText(row) || texts.none}</bdi>,
    },
    { key: 'signals', title: words.signals, text: signalText, cell: (row) => signalText(row) || texts.none },
    {
      key: 'mayEnter',
      title: words.mayEnter,
      text: mayEnterText,
      cell: mayEnterText,
    },
    {
      key: 'link',
      title: words.link,
      text: ({ link }) => words.links[link.state],
      cell: ({ link }) => words.links[link.state],
    },
    actsColumn((row) => <BindingActs slug={slug} binding={row} />),
  ];
}
