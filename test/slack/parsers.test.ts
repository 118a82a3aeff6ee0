import fc from 'fast-check';
import type { AccountId } from '../../src/core';
import { accountAttributes, TargetError } from '../../src/provisioning';
import { changeMembers } from '../../src/slack/scim/change-members';
import { listPages } from '../../src/slack/scim/list-pages';
import { readAccount } from '../../src/slack/scim/read-account';
import { readGroup } from '../../src/slack/scim/read-group';
import { malformed, sortAnswer } from '../../src/slack/sort-error';
import { readRetryAfter } from '../../src/slack/transport/read-retry-after';
import { readUsergroup } from '../../src/slack/web/read-usergroup';

const now = new Date('2026-03-01T12:00:00Z');
const call = { api: 'scim', name: 'PATCH /scim/v2/Users/U1', writes: true } as const;

describe('Retry-After', () => {
  it.each([
    ['30', 30_000],
    ['1.5', 1_500],
    ['0', 1_000],
    ['86400', 86_400_000],
    ['999999999', 86_400_000],
    ['Sun, 01 Mar 2026 12:00:42 GMT', 42_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 1_000],
    ['Sunday, 01-Mar-26 12:00:42 GMT', null],
    ['-5', null],
    ['soon', null],
    ['1e9', null],
    ['', null],
    [undefined, null],
  ])('R99: %j is %j milliseconds', (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});

describe('what Slack answers', () => {
  it('R102: whatever JSON comes, an account is read or refused, and never breaks', () => {
    const strange = fc.record(
      Object.fromEntries(
        [
          ...['id', 'userName', 'active', 'name', 'emails', 'phoneNumbers', 'addresses', 'photos', 'roles', 'meta'],
          'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
          'urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User',
        ].map((name) => [name, fc.jsonValue()]),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(strange, fc.jsonValue()), (json) => {
        const account = readAccount(json, 'v2');
        if (account === undefined) return;
        expect(typeof account.id).toBe('string');
        expect(typeof account.active).toBe('boolean');
        for (const [attribute, value] of Object.entries(account.values)) {
          expect(accountAttributes).toContain(attribute);
          expect(typeof value === 'string' && value.trim() !== '').toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('R102: whatever JSON comes, groups and errors are read or refused, and never break', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 599 }), (json, status) => {
        const group = readGroup(json);
        if (group !== undefined) expect(group.memberIds.every((id) => typeof id === 'string')).toBe(true);
        if (typeof json === 'object' && json !== null) readUsergroup(json as { [name: string]: unknown });
        const error = sortAnswer({ status, headers: {}, text: '' }, json, call, now);
        if (status >= 300) expect(error).toBeInstanceOf(TargetError);
        if (status >= 500) expect(error?.kind).toBe('outcome_unknown');
      }),
      { numRuns: 500 },
    );
  });

  it('a group with a member that is none is not believed', () => {
    const group = { id: 'S1', displayName: 'Staff', members: [{ value: 'U1' }] };
    expect(readGroup(group)?.memberIds).toEqual(['U1']);
    expect(readGroup({ id: 'S1', displayName: 'Staff' })?.memberIds).toEqual([]);
    for (const members of [[{ value: 7 }], ['U1'], {}, null, [null]])
      expect(readGroup({ ...group, members })).toBeUndefined();
  });

  it('an account of v1 and of v2 is read by the names of its version', () => {
    const user = {
      id: 'U1',
      userName: 'ada',
      active: false,
      emails: [{ value: 'b@x.example' }, { value: 'a@x.example', primary: true }],
      phoneNumbers: [
        { value: '222', type: 'mobile' },
        { value: '111', primary: true },
      ],
      'urn:scim:schemas:extension:enterprise:1.0': { department: 'D', manager: { managerId: 'U2' } },
      'urn:scim:schemas:extension:slack:profile:1.0': { startDate: '2024-04-10T00:00:00+0000' },
    };
    expect(readAccount(user, 'v1')?.values).toEqual({
      userName: 'ada',
      email: 'a@x.example',
      secondaryEmail: 'b@x.example',
      mobilePhone: '222',
      primaryPhone: '111',
      department: 'D',
      manager: 'U2',
      startDate: '2024-04-10',
    });
    expect(readAccount(user, 'v2')?.values).not.toHaveProperty('department');
  });
});

/** Codes that Slack’s documentation names (Slack facts, SCIM §7), but for those of filters that only a search can meet. */
const documented = `bad_endpoint method_not_allowed unsupported_version missing_schema_element invalid_request_payload
  invalid_attribute_format invalid_reserved_word invalid_emoji_not_allowed missing_user_id missing_group_id
  cannot_decode_user_id missing_authentication invalid_authentication permission_denied non_org_teams_only plus_teams_only
  no_such_user unknown_user username_empty username_required username_invalid username_not_allowed username_taken
  username_too_long truncation_error long_nickname email_empty email_invalid bad_email_address email_taken emails_invalid
  missing_primary_email invalid_display_name invalid_name_maxlength invalid_name_specials invalid_name_required
  invalid_starts_with_at password_change_not_allowed addresses_invalid phoneNumbers_invalid photos_invalid roles_invalid
  groups_invalid improper_enterprise_schema_format unable_to_create_team_profile_fields user_creation_failed
  cannot_make_user_guest cannot_modify_gdpr cannot_modify_owner cannot_disable_primary_owner primary_owner_check_failure
  cannot_disable_bot_user_with_scim no_such_group no_such_group_members group_creation_failed group_members_create_failed
  group_member_max_exceeded too_many_users unable_to_add_deleted_or_guest_to_group
  failed_to_remove_users_for_linked_subteam idp_group_linked_to_channels resource_locked too_many_requests`.split(
  /\s+/,
);

it.each(documented)('the code %s is known, whatever status it comes with, and told in sentences', (code) => {
  const sorted = [400, 403, 404, 409].map((status) =>
    sortAnswer(
      { status, headers: {}, text: '' },
      { Errors: { description: `${code} (x=1)`, code: status } },
      call,
      now,
    ),
  );
  const [first] = sorted;
  for (const error of sorted)
    expect([error?.kind, error?.slackCode, error?.what]).toEqual([first?.kind, code, first?.what]);
  expect(first?.what).not.toContain('not known here');
  for (const sentence of [first?.what, first?.remedy, first?.meaning ?? 'A.'])
    expect(sentence).toMatch(/^[A-Z“].*\.$/u);
});

describe('a list that is read page by page', () => {
  const faults = {
    malformed: (detail: string) => malformed({ ...call, writes: false }, detail),
    isTooLarge: () => false,
  };
  const read = (json: unknown) => json as { id: string };

  /** What is read of a server that has these ids, and how often it was asked. */
  async function readAll(answer: (startIndex: number, count: number, asked: number) => unknown) {
    const ids: string[] = [];
    let asked = 0;
    const pages = listPages(
      async (startIndex, count) => {
        asked += 1;
        if (asked > 5_000) throw new Error('it does not end');
        return answer(startIndex, count, asked);
      },
      read,
      faults,
    );
    for await (const page of pages) ids.push(...page.map(({ id }) => id));
    return { ids, asked };
  }

  const idsUpTo = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `U${n}` }));
  const slice = (all: { id: string }[], start: number, count: number) => all.slice(start - 1, start - 1 + count);

  it.each([
    [0, 1],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [10_000, 10],
  ])('of %i items is asked for %i times', async (count, expected) => {
    const all = idsUpTo(count);
    const { ids, asked } = await readAll((start, size) => ({
      Resources: slice(all, start, size),
      totalResults: count,
    }));
    expect([ids.length, asked]).toEqual([count, expected]);
  });

  it('is read whole where the number is too small, too large, missing or no number', async () => {
    const all = idsUpTo(2_500);
    for (const totalResults of [1, 999_999, undefined, 'many', null, -1]) {
      const { ids, asked } = await readAll((start, size) => ({ Resources: slice(all, start, size), totalResults }));
      expect([ids.length, asked]).toEqual([2_500, 4]);
    }
  });

  it('is read whole where pages are shorter than asked for', async () => {
    const all = idsUpTo(700);
    const { ids } = await readAll((start) => ({ Resources: slice(all, start, 100), totalResults: 700 }));
    expect(ids).toHaveLength(700);
  });

  it('ends where every page is the same, or begins again', async () => {
    const same = await readAll(() => ({ Resources: idsUpTo(10), totalResults: 999 }));
    expect([same.ids.length, same.asked]).toEqual([10, 2]);
  });

  it('ends where it has no end: with an error', async () => {
    const endless = readAll((start) => ({
      Resources: Array.from({ length: 1_000 }, (_, n) => ({ id: `U${start + n}` })),
      totalResults: 1,
    }));
    await expect(endless).rejects.toMatchObject({ kind: 'transient', slackCode: '[malformed]' });
  });

  it('gives each item once where somebody comes or goes between two pages', async () => {
    const { ids } = await readAll((start, size) => {
      const all = start === 1 ? idsUpTo(1_500) : [{ id: 'new' }, ...idsUpTo(1_500)];
      return { Resources: slice(all, start, size), totalResults: all.length };
    });
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('R102: that is no list is told as such', async () => {
    for (const page of [null, [], 7, { Resources: 'x' }, { Resources: {} }]) {
      await expect(readAll(() => page)).rejects.toMatchObject({ slackCode: '[malformed]' });
    }
    expect(await readAll(() => ({ totalResults: 0 }))).toEqual({ ids: [], asked: 1 });
  });
});

describe('a change of members', () => {
  it('R103: whoever is refused, everybody else is in, and each outcome is what happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.nat(299), { maxLength: 12 }),
        async (count, bad) => {
          const ids = Array.from({ length: count }, (_, n) => `U${n}` as AccountId);
          const refused = new Set(bad.map((n) => `U${n}`));
          const inside = new Set<string>();
          let calls = 0;
          const outcomes = await changeMembers(
            async (_direction, some) => {
              calls += 1;
              if (some.some((id) => refused.has(id))) {
                throw new TargetError({ kind: 'rejected', slackCode: 'no_such_group_members', what: '' });
              }
              for (const id of some) inside.add(id);
            },
            { add: ids, remove: [] },
          );
          expect(outcomes.map(({ accountId }) => accountId)).toEqual(ids);
          for (const { accountId, error } of outcomes) {
            expect(error === null).toBe(inside.has(accountId));
            expect(error !== null).toBe(refused.has(accountId));
          }
          const wrong = ids.filter((id) => refused.has(id)).length;
          expect(calls).toBeLessThanOrEqual(1 + 2 * wrong * Math.ceil(Math.log2(count) + 1));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('R103: after a token that is no good nobody is tried any more, and the rest is told', async () => {
    const ids = Array.from({ length: 2_500 }, (_, n) => `U${n}` as AccountId);
    let calls = 0;
    const outcomes = await changeMembers(
      async () => {
        calls += 1;
        if (calls === 2) throw new TargetError({ kind: 'unauthorized', slackCode: 'invalid_authentication', what: '' });
      },
      { add: [], remove: ids },
    );
    expect(calls).toBe(2);
    expect(outcomes.map(({ error }) => error?.kind ?? 'done').indexOf('unauthorized')).toBe(1_000);
    expect(outcomes).toHaveLength(2_500);
  });

  it('of nobody is no call', async () => {
    const outcomes = await changeMembers(() => Promise.reject(new Error('called')), { add: [], remove: [] });
    expect(outcomes).toEqual([]);
  });
});
