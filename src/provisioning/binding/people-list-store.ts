import { authorisedCondition, authorisedPeople, opensCondition, refusalSql } from '../../apps';
import type { AccountId, AppId, ConnectionId, UserId } from '../../core';
import type { Database } from '../../db';
import { personNameSql, searchQueryText } from '../../directory';
import type { Pointers } from '../matching/match-person';
import type { AccountSummary, BindingState, PersonBinding } from './binding';
import { type LinkState, linkEndsAt, linkStateSql } from './link-state';

type Connection = { id: ConnectionId; appId: AppId };

export type PeopleFilter = {
  search?: string | undefined;
  state?: BindingState | undefined;
  authorised?: boolean | undefined;
  mayEnter?: boolean | undefined;
  link?: LinkState | undefined;
  account?: AccountState | undefined;
  userIds?: readonly UserId[] | undefined;
};

/** How the account of somebody stands: on or off in Slack, or there is none that is theirs. */
export type AccountState = 'on' | 'off' | 'none';

/** A person with the keys by which the list goes on behind them. */
export type ListedPerson = PersonBinding & { sortKey: string };

type Row = Omit<PersonBinding, 'link' | 'candidates' | 'signals'> & {
  sortKey: string;
  signals: { accounts?: AccountId[]; pointers?: Pointers; [signal: string]: unknown } | null;
  linkState: LinkState;
  linkSentAt: Date | null;
  confirmedAt: Date | null;
};

const accountJson = (alias: string) => `
  json_build_object('accountId', ${alias}.account_id, 'userName', ${alias}.user_name, 'email', ${alias}.email,
                    'displayName', ${alias}.display_name, 'active', ${alias}.active, 'kind', ${alias}.kind,
                    'rank', ${alias}.rank)`;

/** The account that is somebody's, as long as it is on in Slack: a join onto bindings. */
const accountOn = `remote_accounts r
  ON r.connection_id = $1 AND r.account_id = b.account_id AND b.state = 'bound' AND r.active`;

const personColumns = `b.state, b.account_id, b.managed, b.signals, b.link_sent_at, b.saml_confirmed_at`;

/** Who is which account, a page at a time. */
export class PeopleListStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Everybody of the directory, and those who were deleted from it as long as their account is to be seen to; in the order
   * of usernames, `count` of them behind `after`. Who is authorised and may enter is asked of those on the page alone, unless
   * it is what the list is narrowed to.
   */
  async list(
    { id, appId }: Connection,
    filter: PeopleFilter,
    options: { count: number; after: { sortKey: string; userId: string } | undefined; now: Date },
  ): Promise<ListedPerson[]> {
    const parameters: unknown[] = [id, appId, options.now, options.count];
    const give = (value: unknown) => `$${parameters.push(value)}`;
    const both = conditionsOf(filter, options.after, give);
    const rows = await this.#database.query<Row>(
      `WITH present AS (
         SELECT u.id, u.username, u.username_key AS sort_key, u.email, false AS deleted, u.suspended, u.password_expired,
                ${personNameSql('u')} AS name, ${personColumns}
           FROM users u LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = u.id
          WHERE ${[...both('u.username_key', 'u.id'), ...presentConditions(filter, give)].join(' AND ')}
          ORDER BY u.username_key, u.id LIMIT $4),
       gone AS (
         SELECT d.id, d.username, lower(d.username) AS sort_key, d.email, true AS deleted, false AS suspended, false AS password_expired,
                d.username AS name, ${personColumns}
           FROM deleted_users d JOIN bindings b ON b.connection_id = $1 AND b.user_id = d.id
          WHERE ${[...both('lower(d.username)', 'd.id'), ...goneConditions(filter)].join(' AND ')}
          ORDER BY lower(d.username), d.id LIMIT $4)
       SELECT p.id AS "userId", p.username, p.name, p.email, p.deleted, p.sort_key AS "sortKey",
              entry.authorised, CASE WHEN p.deleted THEN 'user_deleted' ELSE ${refusalSql('p', 'app', 'entry.authorised')} END AS refusal,
              coalesce(p.state, 'unbound') AS state,
              p.account_id AS "accountId", coalesce(p.managed, true) AS managed, p.signals,
              CASE WHEN r.account_id IS NOT NULL THEN ${accountJson('r')} END AS account,
              ${linkStateSql('p', '$3')} AS "linkState", p.link_sent_at AS "linkSentAt",
              p.saml_confirmed_at AS "confirmedAt"
         FROM (SELECT * FROM present UNION ALL SELECT * FROM gone) p
         JOIN apps app ON app.id = $2
         CROSS JOIN LATERAL (SELECT ${authorisedCondition('p.id', '$2')} AS authorised OFFSET 0) entry
         LEFT JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = p.account_id
        ORDER BY p.sort_key, p.id LIMIT $4`,
      parameters,
    );
    const candidates = await this.#candidates(id, rows);
    return rows.map((row) => toListed(row, candidates));
  }

  /**
   * How many people there are in each state, who may enter, as `countPeople` counts them, and whose account is on; and whose
   * links stand how.
   */
  async counts({ id, appId }: Connection, now: Date) {
    const [states, links] = await Promise.all([
      this.#database.query<{ state: BindingState; authorised: boolean; isOpen: boolean; isOn: boolean; count: number }>(
        `WITH authorised AS MATERIALIZED (SELECT user_id FROM ${authorisedPeople('$2')} AS a)
         SELECT coalesce(b.state, 'unbound') AS state, a.user_id IS NOT NULL AS authorised,
                a.user_id IS NOT NULL AND ${opensCondition('u', 'app')} AS "isOpen", r.account_id IS NOT NULL AS "isOn",
                count(*)::int AS count
           FROM users u
           JOIN apps app ON app.id = $2
           LEFT JOIN authorised a ON a.user_id = u.id
           LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = u.id
           LEFT JOIN ${accountOn}
          GROUP BY 1, 2, 3, 4
         UNION ALL
         SELECT b.state, false, false, r.account_id IS NOT NULL, count(*)::int FROM deleted_users d
           JOIN bindings b ON b.connection_id = $1 AND b.user_id = d.id
           LEFT JOIN ${accountOn} GROUP BY 1, 4`,
        [id, appId],
      ),
      this.#database.query<{ state: LinkState; count: number }>(
        `SELECT ${linkStateSql('b', '$2')} AS state, count(*)::int AS count
           FROM bindings b WHERE b.connection_id = $1 AND b.state = 'bound' GROUP BY 1`,
        [id, now],
      ),
    ]);
    return { states, links };
  }

  /** The accounts that conflicts are about. */
  async #candidates(id: ConnectionId, rows: readonly Row[]): Promise<Map<AccountId, AccountSummary>> {
    const ids = rows.flatMap(({ state, signals }) => (state === 'conflicting' ? (signals?.accounts ?? []) : []));
    if (ids.length === 0) return new Map();
    const found = await this.#database.query<{ account: AccountSummary }>(
      `SELECT ${accountJson('r')} AS account FROM remote_accounts r WHERE r.connection_id = $1 AND r.account_id = ANY ($2)`,
      [id, ids],
    );
    return new Map(found.map(({ account }) => [account.accountId, account]));
  }
}

type Give = (value: unknown) => string;

/** What both who is there and who was deleted are narrowed by, given their columns of the order. */
function conditionsOf(filter: PeopleFilter, after: { sortKey: string; userId: string } | undefined, give: Give) {
  const place = after && { key: give(after.sortKey), id: give(after.userId) };
  const state = filter.state === undefined || filter.state === 'unbound' ? undefined : give(filter.state);
  const link = filter.link === undefined ? undefined : give(filter.link);
  const ids = filter.userIds === undefined ? undefined : give(filter.userIds);
  return (sortKey: string, id: string): string[] => [
    place === undefined ? 'true' : `(${sortKey}, ${id}) > (${place.key}, ${place.id}::uuid)`,
    ...(state === undefined ? [] : [`b.state = ${state}`]),
    ...(filter.state === 'unbound' ? ['b.user_id IS NULL'] : []),
    ...(link === undefined ? [] : [`b.state = 'bound' AND ${linkStateSql('b', '$3')} = ${link}`]),
    ...(filter.account === undefined ? [] : [accountConditions[filter.account]]),
    ...(ids === undefined ? [] : [`${id} = ANY (${ids}::uuid[])`]),
  ];
}

const accountThere = (state: string) => `b.state = 'bound' AND EXISTS (
  SELECT 1 FROM remote_accounts r WHERE r.connection_id = $1 AND r.account_id = b.account_id${state})`;

const accountConditions: { readonly [state in AccountState]: string } = {
  on: accountThere(' AND r.active'),
  off: accountThere(' AND NOT r.active'),
  none: `(${accountThere('')}) IS NOT TRUE`,
};

function presentConditions({ search, authorised, mayEnter }: PeopleFilter, give: Give): string[] {
  const query = search === undefined ? undefined : searchQueryText(search);
  const among = authorised === undefined ? [] : [`u.id ${authorised ? 'IN' : 'NOT IN'} ${authorisedPeople('$2')}`];
  const entering = mayEnter === undefined ? [] : [`${mayEnter ? '' : 'NOT '}(${mayEnterSql})`];
  return [
    ...(query === undefined ? [] : [`array_to_tsvector(u.search_words) @@ ${give(query)}::tsquery`]),
    ...among,
    ...entering,
  ];
}

/** As people are counted who may enter. */
const mayEnterSql = `u.id IN ${authorisedPeople('$2')}
  AND EXISTS (SELECT 1 FROM apps app WHERE app.id = $2 AND ${opensCondition('u', 'app')})`;

/** Who was deleted is found by no name, and authorised for nothing. */
function goneConditions({ search, authorised, mayEnter }: PeopleFilter): string[] {
  const isFound = search === undefined || searchQueryText(search) === undefined;
  return isFound && authorised !== true && mayEnter !== true ? [] : ['false'];
}

function toListed(row: Row, candidates: ReadonlyMap<AccountId, AccountSummary>): ListedPerson {
  const { signals, linkState, linkSentAt, confirmedAt, ...person } = row;
  // A conflict that an earlier version found does not say what points where, until the next plan.
  const { accounts = [], pointers = {}, ...said } = signals ?? {};
  return {
    ...person,
    signals: Object.keys(said),
    candidates: accounts.flatMap((accountId) => {
      const account = candidates.get(accountId);
      return account === undefined ? [] : [{ ...account, signals: [...(pointers[accountId] ?? [])] }];
    }),
    link: { state: linkState, sentAt: linkSentAt, endsAt: linkEndsAt(linkSentAt), confirmedAt },
  };
}
