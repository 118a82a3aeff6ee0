import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import type { Column } from '../../design/data-table';
import { ListPage } from '../../design/list-page';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { personName, personState } from './person-name';

type Person = schemas['User'];
const words = texts.people;

/** Everybody, found by any part of a name. */
export function PeoplePage() {
  return (
    <ListPage
      name="people"
      title={words.title}
      lead={words.lead}
      searchLabel={words.search}
      empty={words.empty}
      nothingFound={words.nothingFound}
      columns={columns}
      rowKey={(person) => person.id}
      fetch={(query) => data(api.GET('/users', { params: { query } }))}
    />
  );
}

const columns: readonly Column<Person>[] = [
  {
    key: 'name',
    title: words.name,
    text: personName,
    cell: (person) => (
      <Anchor component={Link} href={`/people/${person.id}`}>
        <bdi>{personName(person)}</bdi>
      </Anchor>
    ),
  },
  { key: 'username', title: words.username, text: (person) => person.username, cell: (person) => person.username },
  { key: 'email', title: words.email, text: (person) => person.email, cell: (person) => person.email },
  {
    key: 'jobTitle',
    title: words.jobTitle,
    text: (person) => person.jobTitle ?? '',
    cell: (person) => <bdi>{person.jobTitle ?? texts.none}</bdi>,
  },
  {
    key: 'department',
    title: words.department,
    text: (person) => person.department ?? '',
    cell: (person) => <bdi>{person.department ?? texts.none}</bdi>,
    hidden: true,
  },
  {
    key: 'state',
    title: words.state,
    text: (person) => personState(person).text,
    cell: (person) => <StateBadge {...personState(person)} />,
  },
];
