import type { AccountId, AppId, ConnectionId, UserId } from '../../core';
import { findAccount } from '../matching/find-account';
import type { Match } from '../matching/match-person';
import { emailKey, wantedSignals } from '../matching/wanted-signals';
import { desireOf } from '../plan/active-rule';
import { isUpToDate } from '../plan/is-up-to-date';
import type { CandidateAccount, PersonDigestFacts } from '../plan/person-facts';
import type { PlanContext } from '../plan/plan-context';
import { planPerson } from '../plan/plan-person';
import { fitsSource } from '../usernames/build-user-name';
import { type NameSeeker, settleNames } from '../usernames/settle-names';
import type { NameBook } from './name-book';
import { type PeopleStore, type PersonRow, peoplePerPage } from './people-store';
import { personFactsOf } from './person-facts-of';
import type { PlanDraft } from './plan-draft';

type Options = {
  connection: { connectionId: ConnectionId; appId: AppId };
  context: PlanContext;
  store: PeopleStore;
  names: NameBook;
  draft: PlanDraft;
  /** Asks Slack who holds these, where a list of all accounts may have left them out; what is found is kept. */
  search(wanted: { emails: readonly string[]; userNames: readonly string[] }): Promise<void>;
};

/**
 * Plans people page by page, so that memory does not grow with the company: of those of whom digests say that nothing is
 * to be done, nothing else is read (R109, R117). Whoever needs a username is put aside until everybody was seen, so that
 * the same people get the same names in whatever order they come.
 */
export class PeoplePlanner {
  readonly #options: Options;
  readonly #seekers: NameSeeker[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  /** Everybody who is in scope or bound. */
  async planEverybody(): Promise<void> {
    for (const kind of ['present', 'deleted'] as const) {
      for (let behind: UserId | null = null; ; ) {
        const rows: PersonRow[] = await this.#read({ kind, behind });
        await this.#page(rows);
        if (rows.length < peoplePerPage) break;
        behind = rows.at(-1)?.userId ?? null;
      }
    }
    await this.#planSeekers();
  }

  /** These people, whoever they are. */
  async plan(userIds: readonly UserId[]): Promise<void> {
    for (let start = 0; start < userIds.length; start += peoplePerPage) {
      await this.#page(await this.#read({ kind: 'given', userIds: userIds.slice(start, start + peoplePerPage) }));
    }
    await this.#planSeekers();
  }

  #read(query: Parameters<PeopleStore['read']>[1]): Promise<PersonRow[]> {
    const { connection, context, store } = this.#options;
    return store.read(connection, query, context.mapping.needsGroups);
  }

  async #page(rows: readonly PersonRow[]): Promise<void> {
    const { context, draft } = this.#options;
    const looked: PersonDigestFacts[] = [];
    const seeking: { row: PersonRow; source: string }[] = [];
    for (const row of rows) {
      const facts = personFactsOf(row, null, () => false);
      const source = this.#sourceOfName(facts);
      if (source !== null && !hasFittingName(row, source)) {
        seeking.push({ row, source });
        continue;
      }
      const named = source === null ? facts : { ...facts, userName: row.binding?.userName ?? null };
      if (isUpToDate(named, context)) draft.addUpToDate(countsOf(row));
      else looked.push(named);
    }
    await this.#plan(looked);
    await this.#putAside(seeking);
  }

  /** From what a username is made; null for somebody who is not to have an account, or has none of our making. */
  #sourceOfName({ directory, binding }: PersonDigestFacts): string | null {
    const { context } = this.#options;
    if (binding?.state === 'ignored' || directory.state === 'deleted' || !directory.authorised) return null;
    if (desireOf(directory, context.settings.activeRule).active !== true) return null;
    return context.mapping.valuesFor(directory.subject).values.userName ?? null;
  }

  /** Remembers who needs a name, and which they have: a person whose account is found keeps its name if it fits. */
  async #putAside(seeking: readonly { row: PersonRow; source: string }[]): Promise<void> {
    if (seeking.length === 0) return;
    const facts = seeking.map(({ row }) => personFactsOf(row, null, () => false));
    await this.#searchFor(facts);
    const found = await this.#candidatesOf(facts);
    seeking.forEach(({ row, source }, n) => {
      const candidates = found.get(row.userId) ?? [];
      const person = { ...(facts[n] as PersonDigestFacts), candidates, claimedAccountId: null };
      const match = row.account === null ? findAccount(person, this.#options.context) : undefined;
      const account = match === undefined ? candidates.find(({ id }) => id === row.account?.id) : accountOf(match);
      this.#seekers.push({
        userId: row.userId,
        source,
        since: row.user?.createdAt ?? new Date(0),
        has: row.binding?.userName ?? account?.values.userName ?? null,
        accountId: row.account?.id ?? account?.id ?? null,
      });
    });
  }

  /** A deactivated account that holds what somebody is to get has to be known before anything is written. */
  async #searchFor(facts: readonly PersonDigestFacts[]): Promise<void> {
    const known = await this.#candidatesOf(facts);
    const unknown = facts.filter(({ userId, account }) => account === null && (known.get(userId) ?? []).length === 0);
    const signals = unknown.map((each) => wantedSignals(each, this.#options.context));
    await this.#options.search({
      emails: signals.flatMap(({ email }) => email ?? []),
      userNames: signals.flatMap(({ userName }) => userName ?? []),
    });
  }

  async #planSeekers(): Promise<void> {
    if (this.#seekers.length === 0) return;
    const { names } = this.#options;
    const chosen = settleNames(this.#seekers, await names.takenFor(this.#seekers.map(({ source }) => source)));
    const seeking = new Set(chosen.keys());
    const userIds = [...chosen.keys()];
    for (let start = 0; start < userIds.length; start += peoplePerPage) {
      const rows = await this.#read({ kind: 'given', userIds: userIds.slice(start, start + peoplePerPage) });
      const nameOf = (row: PersonRow) => chosen.get(row.userId)?.name ?? null;
      await this.#plan(rows.map((row) => personFactsOf(row, nameOf(row), (id) => seeking.has(id))));
    }
  }

  async #plan(people: readonly PersonDigestFacts[]): Promise<void> {
    if (people.length === 0) return;
    const { connection, context, store, draft } = this.#options;
    const accountIds = people.flatMap(({ account }) => account?.id ?? []);
    const values = await store.valuesOf(connection.connectionId, accountIds);
    const candidates = await this.#candidatesOf(people);
    for (const { account, ...facts } of people) {
      // An account that is only proposed has to be found again: it is a candidate like the others.
      const own = facts.binding?.state === 'bound' ? account?.id : undefined;
      const others = (candidates.get(facts.userId) ?? []).filter(({ id }) => id !== own);
      const held = account === null ? null : { ...account, values: values.get(account.id) ?? {} };
      const whole = { ...facts, account: held, candidates: others, claimedAccountId: null };
      draft.addPerson(whole, planPerson(whole, context));
    }
  }

  /** Accounts that hold what people are known by, or are to get. */
  async #candidatesOf(people: readonly PersonDigestFacts[]): Promise<Map<UserId, CandidateAccount[]>> {
    const { connection, context, store } = this.#options;
    const signals = people.map((facts) => ({
      userId: facts.userId,
      userName: facts.userName,
      ...signalsOf(facts, context),
    }));
    const accounts = await store.candidates(connection.connectionId, {
      emails: signals.flatMap(({ email }) => email ?? []),
      userNames: signals.flatMap(({ names }) => names),
    });
    const byId = new Map<AccountId, CandidateAccount>(accounts.map((account) => [account.id, account]));
    const byEmail = groupBy(accounts, ({ values }) => emailKey(values.email ?? ''));
    const byName = groupBy(accounts, ({ values }) => (values.userName ?? '').toLowerCase());
    return new Map(
      signals.map(({ userId, email, names }) => {
        const ids = new Set([...(byEmail.get(email ?? '-') ?? []), ...names.flatMap((name) => byName.get(name) ?? [])]);
        return [userId, [...ids].map((id) => byId.get(id) as CandidateAccount)];
      }),
    );
  }
}

/** The e-mail and the usernames that somebody's account may hold: the one looked for, and the one they are to get. */
function signalsOf(facts: PersonDigestFacts, context: PlanContext): { email: string | null; names: string[] } {
  const { email, userName } = wantedSignals(facts, context);
  return { email, names: [...new Set([userName, facts.userName].flatMap((name) => name?.toLowerCase() ?? []))] };
}

function accountOf(match: Match): CandidateAccount | undefined {
  return 'account' in match ? match.account : undefined;
}

function hasFittingName({ binding }: PersonRow, source: string): boolean {
  return binding?.userName != null && fitsSource(binding.userName, source);
}

function countsOf({ binding, account, user }: PersonRow) {
  return {
    managedActive: binding?.state === 'bound' && binding.managed && account?.active === true,
    inScope: user?.authorised === true,
  };
}

function groupBy(accounts: readonly CandidateAccount[], keyOf: (account: CandidateAccount) => string) {
  const groups = new Map<string, AccountId[]>();
  for (const account of accounts) {
    const key = keyOf(account);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [account.id]);
    else group.push(account.id);
  }
  return groups;
}
