import { authorisedPeople } from '../../apps';
import type { AccountId, AppId, ConnectionId, UserId } from '../../core';
import type { Database } from '../../db';
import { searchQueryText } from '../../directory';
import type { AccountSummary, BindingState, PersonBinding } from './binding';
import { type LinkState, linkEndsAt, linkStateSql } from './link-state';

type Connection = { id: ConnectionId; appId: AppId };

export type PeopleFilter = {
  search?: string | undefined;
  state?: BindingState | undefined;
  authorised?: boolean | undefined;
  link?: LinkState | undefined;
  userIds?: readonly UserId[] | undefined;
};

/** A person with the keys by which the list goes on behind them. */
export type ListedPerson = PersonBinding & { sortKey: string };

type Row = Omit<PersonBinding, 'link' | 'candidates' | 'signals'> & {
  sortKey: string;
  signals: { accounts?: AccountId[]; [signal: string]: unknown } | null;
  linkState: LinkState;
  linkSentAt: Date | null;
  confirmedAt: Date | null;
};

/**
 * Everybody of the directory, and those who were deleted from it as long as their account is to be seen to. `$1`: the
 * connection, `$2`: its app, `$3`: now.
 */
const people = `
  WITH authorised AS MATERIALIZED (SELECT user_id FROM ${authorisedPeople('$2')} AS a),
  people AS (
    SELECT u.id, u.username, u.username_key AS sort_key, u.email, u.search_words, false AS deleted,
           coalesce(u.display_name, u.first_name || ' ' || u.last_name) AS name
      FROM users u
    UNION ALL
    SELECT d.id, d.username, lower(d.username), d.email, '{}', true, d.username
      FROM deleted_users d JOIN bindings b ON b.connection_id = $1 AND b.user_id = d.id
  )`;

const accountJson = (alias: string) => `
  json_build_object('accountId', ${alias}.account_id, 'userName', ${alias}.user_name, 'email', ${alias}.email,
                    'displayName', ${alias}.display_name, 'active', ${alias}.active, 'kind', ${alias}.kind,
                    'rank', ${alias}.rank)`;

/** Who is which account, a page at a time. */
export class PeopleListStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order of usernames, `count` of them behind `after`. */
  async list(
    { id, appId }: Connection,
    filter: PeopleFilter,
    options: { count: number; after: { sortKey: string; userId: string } | undefined; now: Date },
  ): Promise<ListedPerson[]> {
    const { count, after, now } = options;
    const query = filter.search === undefined ? undefined : searchQueryText(filter.search);
    const rows = await this.#database.query<Row>(
      `${people}
       SELECT p.id AS "userId", p.username, p.name, p.email, p.deleted, p.sort_key AS "sortKey",
              a.user_id IS NOT NULL AS authorised, coalesce(b.state, 'unbound') AS state, b.account_id AS "accountId",
              coalesce(b.managed, true) AS managed, b.signals,
              CASE WHEN r.account_id IS NOT NULL THEN ${accountJson('r')} END AS account,
              ${linkStateSql('b', '$3')} AS "linkState", b.link_sent_at AS "linkSentAt",
              b.saml_confirmed_at AS "confirmedAt"
         FROM people p
         LEFT JOIN authorised a ON a.user_id = p.id
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = p.id
         LEFT JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = b.account_id
        WHERE ($4::text IS NULL OR array_to_tsvector(p.search_words) @@ $4::tsquery)
          AND ($5::text IS NULL OR coalesce(b.state, 'unbound') = $5)
          AND ($6::boolean IS NULL OR (a.user_id IS NOT NULL) = $6)
          AND ($7::text IS NULL OR (b.state = 'bound' AND ${linkStateSql('b', '$3')} = $7))
          AND ($8::uuid[] IS NULL OR p.id = ANY ($8))
          AND ($9::text IS NULL OR (p.sort_key, p.id) > ($9, $10::uuid))
        ORDER BY p.sort_key, p.id LIMIT $11`,
      [
        id,
        appId,
        now,
        query ?? null,
        filter.state ?? null,
        filter.authorised ?? null,
        filter.link ?? null,
        filter.userIds ?? null,
        after?.sortKey ?? null,
        after?.userId ?? null,
        count,
      ],
    );
    const candidates = await this.#candidates(id, rows);
    return rows.map((row) => toListed(row, candidates));
  }

  /** How many people there are in each state, and whose links stand how. */
  async counts({ id, appId }: Connection, now: Date) {
    const [states, links] = await Promise.all([
      this.#database.query<{ state: BindingState; authorised: boolean; count: number }>(
        `${people}
         SELECT coalesce(b.state, 'unbound') AS state, a.user_id IS NOT NULL AS authorised, count(*)::int AS count,
                min($3::timestamptz) AS now
           FROM people p
           LEFT JOIN authorised a ON a.user_id = p.id
           LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = p.id
          GROUP BY 1, 2`,
        [id, appId, now],
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

function toListed(row: Row, candidates: ReadonlyMap<AccountId, AccountSummary>): ListedPerson {
  const { signals, linkState, linkSentAt, confirmedAt, ...person } = row;
  const { accounts = [], ...said } = signals ?? {};
  return {
    ...person,
    signals: Object.keys(said),
    candidates: accounts.flatMap((accountId) => candidates.get(accountId) ?? []),
    link: { state: linkState, sentAt: linkSentAt, endsAt: linkEndsAt(linkSentAt), confirmedAt },
  };
}
