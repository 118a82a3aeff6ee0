import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import type { Column } from '../../design/data-table';
import type { Asked, FilterChoice } from '../../design/filter-bar';
import { ListPage } from '../../design/list-page';
import { StateBadge } from '../../design/state-badge';
import { texts } from '../../texts/en';
import { personName, personState } from './person-name';

type Person = schemas['User'];
type State = keyof typeof texts.people.states;
const words = texts.people;
const states = Object.keys(words.states) as State[];
const choices: readonly FilterChoice[] = [
  {
    name: 'state',
    label: words.state,
    options: [{ value: '', label: words.allStates }, ...states.map((value) => ({ value, label: words.states[value] }))],
  },
];

/** Everybody, or those in one state, found by any part of a name. */
export function PeoplePage() {
  return (
    <ListPage
      name="people"
      title={words.title}
      lead={words.lead}
      searchLabel={words.search}
      choices={choices}
      empty={words.empty}
      nothingFound={sayNothingFound}
      columns={columns}
      rowKey={(person) => person.id}
      fetch={(query, chosen) => {
        const state = stateIn(chosen);
        return data(api.GET('/users', { params: { query: { ...query, ...(state && { state }) } } }));
      }}
    />
  );
}

function stateIn(chosen: Asked['chosen']): State | undefined {
  return states.find((one) => one === chosen.state);
}

function sayNothingFound({ search, chosen }: Asked): { title: string; next: string } {
  const state = stateIn(chosen);
  if (state === undefined) return { title: words.nothingFound(search), next: texts.tryAPart };
  const title = search === '' ? words.nobodyIn[state] : words.nothingFoundIn(search, words.states[state]);
  return { title, next: words.tryAllStates };
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
