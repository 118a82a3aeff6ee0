import { connectionSettings } from '../../src/contracts';
import { judgePlan, type PlanTotals } from '../../src/provisioning';
import { allowedChanges } from '../../src/provisioning/guards/judge-plan';

const quiet: PlanTotals = {
  managedActive: 1_000,
  deactivations: 0,
  deactivationsLastDay: 0,
  managedGroups: 50,
  groupDeletions: 0,
  groupDeletionsLastDay: 0,
  inactiveNotByUs: 0,
  everybody: true,
  inScope: 1_000,
  unapprovedScope: null,
};

function judge(totals: Partial<PlanTotals>, guards: object = {}) {
  return judgePlan({ ...quiet, ...totals }, connectionSettings.parse({ guards }));
}

const codes = (totals: Partial<PlanTotals>, guards: object = {}) => judge(totals, guards).map(({ code }) => code);

describe('the guard against too many deactivations (R104)', () => {
  it.each([
    [50, 5],
    [100, 5],
    [1_000, 50],
    [10_000, 500],
    [100_000, 500],
  ])('lets so many leave at once, of %i people: %i', (managedActive, allowed) => {
    expect(allowedChanges(connectionSettings.parse({}).guards.deactivations, managedActive)).toBe(allowed);
    expect(codes({ managedActive, deactivations: allowed })).toEqual([]);
    expect(judge({ managedActive, deactivations: allowed + 1 })).toMatchObject([
      { code: 'too_many_deactivations', count: allowed + 1, limit: allowed },
    ]);
  });

  it('counts what runs of the last 24 hours did, so that small portions are one', () => {
    expect(codes({ deactivations: 10, deactivationsLastDay: 39 })).toEqual([]);
    expect(judge({ deactivations: 10, deactivationsLastDay: 43 })).toMatchObject([
      {
        code: 'too_many_deactivations',
        count: 53,
        limit: 52,
        sentence: expect.stringContaining('after 43 in the last 24 hours'),
      },
    ]);
  });

  it('holds up nothing that deactivates nobody, whatever was before', () => {
    expect(codes({ deactivationsLastDay: 900 })).toEqual([]);
  });

  it('follows the settings', () => {
    expect(codes({ deactivations: 1 }, { deactivations: { count: 0, percent: 0 } })).toEqual([
      'too_many_deactivations',
    ]);
    expect(codes({ deactivations: 900 }, { deactivations: { percent: 100, most: 1_000 } })).toEqual([]);
    expect(codes({ deactivations: 9 }, { deactivations: { count: 100, most: 8 } })).toEqual(['too_many_deactivations']);
  });
});

describe('the guard against too many deleted groups (R104)', () => {
  it.each([
    [5, 1],
    [50, 5],
    [1_000, 20],
  ])('lets so many go at once, of %i groups: %i', (managedGroups, allowed) => {
    expect(codes({ managedGroups, groupDeletions: allowed })).toEqual([]);
    expect(judge({ managedGroups, groupDeletions: allowed + 1 })).toMatchObject([
      { code: 'too_many_group_deletions', count: allowed + 1, limit: allowed },
    ]);
  });

  it('counts the last 24 hours', () => {
    expect(codes({ groupDeletions: 1, groupDeletionsLastDay: 5 })).toEqual(['too_many_group_deletions']);
    expect(codes({ groupDeletionsLastDay: 5 })).toEqual([]);
  });
});

describe('the guard against an empty source (R104)', () => {
  it('holds a plan of everybody that finds nobody authorised while accounts are on', () => {
    expect(
      judge({ inScope: 0, deactivations: 1 }, { deactivations: { count: 1_000, percent: 100, most: 100_000 } }),
    ).toMatchObject([{ code: 'source_empty', count: 1_000 }]);
    expect(codes({ inScope: 1 })).toEqual([]);
    expect(codes({ inScope: 0, managedActive: 0 })).toEqual([]);
  });

  it('says nothing of a plan of some people', () => {
    expect(codes({ inScope: 0, everybody: false })).toEqual([]);
  });
});

describe('what else holds a plan', () => {
  it('is an account that somebody else switched off (April 2024)', () => {
    expect(judge({ inactiveNotByUs: 1 })).toMatchObject([
      {
        code: 'inactive_not_by_us',
        count: 1,
        limit: 0,
        sentence: expect.stringContaining('1 account that should be on was'),
      },
    ]);
    expect(judge({ inactiveNotByUs: 2 })[0]?.sentence).toContain('2 accounts that should be on were');
  });

  it('is that nobody approved the scope yet, or not since it changed', () => {
    const [first] = judge({ unapprovedScope: 'first' });
    const [changed] = judge({ unapprovedScope: 'changed' });
    expect([first?.code, changed?.code]).toEqual(['needs_approval', 'needs_approval']);
    expect(first?.sentence).not.toBe(changed?.sentence);
  });

  it('is told all at once', () => {
    expect(
      codes({ unapprovedScope: 'first', inScope: 0, inactiveNotByUs: 3, deactivations: 900, groupDeletions: 40 }),
    ).toEqual([
      'needs_approval',
      'source_empty',
      'inactive_not_by_us',
      'too_many_deactivations',
      'too_many_group_deletions',
    ]);
  });

  it('is nothing on an ordinary day', () => {
    expect(codes({ deactivations: 3, groupDeletions: 1 })).toEqual([]);
  });
});
