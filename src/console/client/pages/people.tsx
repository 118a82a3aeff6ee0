import { Anchor, Badge, Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { api, data } from '../api/client';
import type { schemas } from '../api/schema';
import { type Column, DataTable } from '../design/data-table';
import { Empty } from '../design/empty';
import { SearchIcon } from '../design/icons';
import { Page } from '../design/page';
import { ProblemNote } from '../design/problem-note';
import { texts } from '../texts/en';

type Person = schemas['User'];
const words = texts.people;

/** Everybody, found by any part of a name; the address keeps the search. */
export function PeoplePage() {
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  const [settled] = useDebouncedValue(search, 150);
  const people = useInfiniteQuery({
    queryKey: ['people', settled],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/users', {
          params: {
            query: { limit: 50, ...(settled !== '' && { search: settled }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={words.title} lead={words.lead}>
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<SearchIcon />}
        value={search}
        onChange={({ currentTarget }) =>
          setParameters(currentTarget.value === '' ? {} : { search: currentTarget.value }, { replace: true })
        }
      />
      {people.isError && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Skeleton h={240} />}
      {people.isSuccess && rows.length === 0 && <NobodyHere search={settled} />}
      {rows.length > 0 && (
        <DataTable
          name="people"
          label={words.title}
          columns={columns}
          rows={rows}
          rowKey={(person) => person.id}
          foot={
            people.hasNextPage && (
              <Button variant="default" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                {texts.more}
              </Button>
            )
          }
        />
      )}
    </Page>
  );
}

function NobodyHere({ search }: { search: string }) {
  return search === '' ? (
    <Empty title={words.empty} next={words.emptyNext} />
  ) : (
    <Empty title={words.nothingFound(search)} next={words.nothingFoundNext} />
  );
}

const nameOf = (person: Person) => person.displayName ?? `${person.firstName} ${person.lastName}`;

function stateOf(person: Person): string {
  if (person.suspended) return words.suspended;
  return person.passwordExpired ? words.passwordExpired : words.active;
}

const columns: readonly Column<Person>[] = [
  {
    key: 'name',
    title: words.name,
    text: nameOf,
    cell: (person) => (
      <Anchor component={Link} href={`/people/${person.id}`}>
        <bdi>{nameOf(person)}</bdi>
      </Anchor>
    ),
  },
  { key: 'username', title: words.username, text: (person) => person.username, cell: (person) => person.username },
  { key: 'email', title: words.email, text: (person) => person.email, cell: (person) => person.email },
  {
    key: 'jobTitle',
    title: words.jobTitle,
    text: (person) => person.jobTitle ?? '',
    cell: (person) => person.jobTitle ?? texts.none,
  },
  {
    key: 'department',
    title: words.department,
    text: (person) => person.department ?? '',
    cell: (person) => person.department ?? texts.none,
    hidden: true,
  },
  {
    key: 'state',
    title: words.state,
    text: stateOf,
    cell: (person) => (
      <Group gap="xs">
        <Badge variant="light" color={person.suspended ? 'red' : person.passwordExpired ? 'yellow' : 'green'} tt="none">
          {stateOf(person)}
        </Badge>
      </Group>
    ),
  },
];
