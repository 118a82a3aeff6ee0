import { accountClasses, bindingStates } from '../../contracts';
import type { AccountListStore } from './account-list-store';
import type { BindingState } from './binding';
import type { PeopleListStore } from './people-list-store';

type PeopleCounts = Awaited<ReturnType<PeopleListStore['counts']>>;
type AccountCounts = Awaited<ReturnType<AccountListStore['counts']>>;

const linkStates = ['confirmed', 'open', 'ending', 'ended', 'none'] as const;
/** Whoever is authorised and in one of these has no account that we would keep. */
const withoutAccount: readonly BindingState[] = ['unbound', 'proposed', 'conflicting'];

/** The counts of both sides, zeros included. */
export function countsOf({ states, links }: PeopleCounts, accounts: AccountCounts) {
  return {
    people: byName(
      bindingStates,
      states.map(({ state, count }) => [state, count]),
    ),
    peopleWithoutAccount: sum(states.filter(({ state, authorised }) => authorised && withoutAccount.includes(state))),
    mayEnter: {
      people: sum(states.filter(({ isOpen }) => isOpen)),
      withAccount: sum(states.filter(({ isOpen, isOn }) => isOpen && isOn)),
    },
    mayNotEnter: { withAccount: sum(states.filter(({ isOpen, isOn }) => !isOpen && isOn)) },
    accounts: byName(
      accountClasses,
      accounts.map((row) => [row.class, row.count]),
    ),
    accountsReadAt: accounts.map(({ firstSeenAt }) => firstSeenAt).sort((one, other) => +one - +other)[0] ?? null,
    links: byName(
      linkStates,
      links.map(({ state, count }) => [state, count]),
    ),
  };
}

function byName<Name extends string>(names: readonly Name[], rows: readonly (readonly [Name, number])[]) {
  const total = (wanted: Name) => rows.filter(([name]) => name === wanted).reduce((all, [, count]) => all + count, 0);
  return Object.fromEntries(names.map((name) => [name, total(name)])) as { [name in Name]: number };
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}
