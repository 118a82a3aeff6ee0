import { setImmediate } from 'node:timers/promises';
import { type AppId, decodeCursor, encodeCursor, type UserId } from '../core';
import type { AttributeSubject } from './attribute-rule';
import type { AuthorisedSubject, SubjectStore } from './subject-store';

/** What a row gives for one person: nothing at all is `missing`; a fault is one sentence that holds no value. */
export type TriedRow = { values: readonly string[]; fault: string | undefined };

/** A row that is not kept yet, made ready to be tried with many people. */
export type PreparedRow = { needsGroups: boolean; try(subject: AttributeSubject): TriedRow };

type Someone = { id: UserId; username: string; name: string };

/** What one call found; `nextCursor` says where the next goes on. */
export type RowCheckPage = {
  checked: number;
  /** Of all who are authorised; null where a cursor was given. */
  total: number | null;
  invalid: { count: number; items: { user: Someone; fault: string }[] };
  missing: { count: number; items: { user: Someone }[] };
  nextCursor: string | null;
};

export type RowCheckLimits = {
  /** People that one call looks at. */
  people: number;
  /** After how long a call ends, in milliseconds: the person being looked at is finished. */
  milliseconds: number;
  /** After how many milliseconds whoever else waits for this process has a turn. */
  turnMilliseconds: number;
};

const usual: RowCheckLimits = { people: 2_000, milliseconds: 500, turnMilliseconds: 15 };
const peoplePerRead = 250;
/** People that are named; the others are counted. */
const mostNamed = 100;

/**
 * Looks at everybody who is authorised with a row that is still being written. Expressions run on this process's only
 * thread, and a slow one may meet 100,000 people: a call ends after a while and says where to go on, and on the way lets
 * others have their turn.
 */
export class RowCheck {
  readonly #store: Pick<SubjectStore, 'authorised' | 'countAuthorised'>;
  readonly #limits: RowCheckLimits;
  readonly #now: () => number;

  /** @param options.now milliseconds that only go forward; bounds work, dates nothing */
  constructor(options: {
    store: Pick<SubjectStore, 'authorised' | 'countAuthorised'>;
    limits?: Partial<RowCheckLimits>;
    now?: () => number;
  }) {
    this.#store = options.store;
    this.#limits = { ...usual, ...options.limits };
    this.#now = options.now ?? (() => performance.now());
  }

  /** @throws `page.cursor_invalid` */
  async check(appId: AppId, row: PreparedRow, cursor: string | undefined): Promise<RowCheckPage> {
    let [after = ''] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const page: RowCheckPage = {
      checked: 0,
      total: cursor === undefined ? await this.#store.countAuthorised(appId) : null,
      invalid: { count: 0, items: [] },
      missing: { count: 0, items: [] },
      nextCursor: null,
    };
    const end = this.#now() + this.#limits.milliseconds;
    let turnEnd = this.#now() + this.#limits.turnMilliseconds;
    for (;;) {
      const count = Math.min(peoplePerRead, this.#limits.people - page.checked);
      const people = await this.#store.authorised(appId, { after, count, needsGroups: row.needsGroups });
      for (const person of people) {
        note(page, person, row.try(person));
        after = person.key;
        const now = this.#now();
        if (now >= end) return { ...page, nextCursor: encodeCursor([after]) };
        if (now >= turnEnd) {
          await setImmediate();
          turnEnd = this.#now() + this.#limits.turnMilliseconds;
        }
      }
      if (people.length < count) return page;
      if (page.checked >= this.#limits.people) return { ...page, nextCursor: encodeCursor([after]) };
    }
  }
}

function note(page: RowCheckPage, { user }: AuthorisedSubject, { values, fault }: TriedRow): void {
  page.checked += 1;
  if (fault === undefined && values.length > 0) return;
  const name = user.displayName ?? `${user.firstName} ${user.lastName}`;
  const someone = { id: user.id, username: user.username, name };
  const found = fault === undefined ? page.missing : page.invalid;
  found.count += 1;
  if (found.items.length >= mostNamed) return;
  if (fault === undefined) page.missing.items.push({ user: someone });
  else page.invalid.items.push({ user: someone, fault });
}
