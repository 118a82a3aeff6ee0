import { type PreparedRow, RowCheck, type RowCheckPage, type TriedRow } from '../../src/apps';
import type { AuthorisedSubject } from '../../src/apps/subject-store';
import type { AppId } from '../../src/core';
import { attributeSubject } from '../support/attribute-subject';

/** Looking at everybody with a row that is still being written, among people who are made up. */
const appId = 'app' as AppId;

function company(size: number) {
  const people = Array.from({ length: size }, (_, n) => {
    const key = `person-${String(n).padStart(6, '0')}`;
    const { user } = attributeSubject({ id: `id-${n}`, username: key, displayName: n === 0 ? 'Shown' : null });
    return { user, groups: [], key } as unknown as AuthorisedSubject;
  });
  return {
    countAuthorised: async () => size,
    authorised: async (_: AppId, { after, count }: { after: string; count: number }) =>
      people.filter(({ key }) => key > after).slice(0, count),
  };
}

/** Gives what its place in the company says. */
const row = (give: (n: number) => Partial<TriedRow>): PreparedRow => ({
  needsGroups: false,
  try: ({ user }) => ({ values: [], fault: undefined, ...give(Number(user.id.slice(3))) }),
});

async function toTheEnd(check: RowCheck, prepared: PreparedRow): Promise<RowCheckPage[]> {
  const pages = [await check.check(appId, prepared, undefined)];
  for (let cursor = pages[0]?.nextCursor ?? null; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null) {
    pages.push(await check.check(appId, prepared, cursor));
  }
  return pages;
}

describe('a check of everybody', () => {
  it('counts all, names the first hundred, and keeps apart who has nothing and who has what is not taken', async () => {
    const check = new RowCheck({ store: company(700) });
    const page = await check.check(
      appId,
      row((n) => (n < 300 ? {} : n < 500 ? { fault: 'is wrong' } : { values: ['x'] })),
      undefined,
    );
    expect(page).toMatchObject({ checked: 700, total: 700, nextCursor: null });
    expect([page.missing.count, page.missing.items.length]).toEqual([300, 100]);
    expect([page.invalid.count, page.invalid.items.length]).toEqual([200, 100]);
    expect(page.missing.items.slice(0, 2).map(({ user }) => user.name)).toEqual(['Shown', 'Ada Lovelace']);
    expect(page.invalid.items[0]).toMatchObject({ user: { id: 'id-300' }, fault: 'is wrong' });
  });

  it('of nobody finds nothing', async () => {
    const page = await new RowCheck({ store: company(0) }).check(
      appId,
      row(() => ({})),
      undefined,
    );
    expect(page).toMatchObject({ checked: 0, total: 0, missing: { count: 0 }, nextCursor: null });
  });

  it.each([2_000, 2_001, 4_000])('of %d goes on until everybody was looked at, once', async (size) => {
    const seen = new Set<number>();
    const prepared = row((n) => {
      seen.add(n);
      return {};
    });
    const pages = await toTheEnd(new RowCheck({ store: company(size) }), prepared);
    expect(pages.reduce((sum, { checked }) => sum + checked, 0)).toBe(size);
    expect([seen.size, pages[0]?.total]).toEqual([size, size]);
    expect(pages.slice(1).map(({ total }) => total)).toEqual(pages.slice(1).map(() => null));
  });

  it('with a row that is slow ends a call when its time is up, with the person being looked at', async () => {
    let clock = 0;
    const check = new RowCheck({ store: company(100), limits: { milliseconds: 500 }, now: () => clock });
    const slow = row(() => {
      clock += 200;
      return { values: ['x'] };
    });
    const pages = await toTheEnd(check, slow);
    expect(pages.slice(0, 2).map(({ checked }) => checked)).toEqual([3, 3]);
    expect(pages.reduce((sum, { checked }) => sum + checked, 0)).toBe(100);
  });

  it('lets whatever else waits for this process have its turn between people', async () => {
    let clock = 0;
    const turns: number[] = [];
    const check = new RowCheck({ store: company(4), limits: { turnMilliseconds: 15 }, now: () => clock });
    const busy = row((n) => {
      setImmediate(() => turns.push(n));
      clock += n === 0 ? 14 : 1;
      return { values: ['x'] };
    });
    let turnsBeforeLast = 0;
    const last = row((n) => {
      if (n === 3) turnsBeforeLast = turns.length;
      return busy.try(attributeSubject({ id: `id-${n}` }));
    });
    await check.check(appId, last, undefined);
    expect(turnsBeforeLast).toBe(2);
  });
});
