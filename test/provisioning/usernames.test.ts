import fc from 'fast-check';
import type { AccountId, UserId } from '../../src/core';
import {
  buildUserName,
  fitsSource,
  type NameSeeker,
  sayUserName,
  settleNames,
  TakenNames,
} from '../../src/provisioning';
import { numberedUserName } from '../../src/provisioning/usernames/build-user-name';

const id = (name: string) => name as UserId;
const nobody = { userId: null, accountId: null };

function seeker(userId: string, source: string, more: Partial<NameSeeker> = {}): NameSeeker {
  return { userId: id(userId), source, since: new Date(0), has: null, accountId: null, ...more };
}

/** Names by person. */
function settle(seekers: readonly NameSeeker[], taken = new TakenNames()): { [userId: string]: string } {
  return Object.fromEntries([...settleNames(seekers, taken)].map(([userId, { name }]) => [userId, name]));
}

describe('a username', () => {
  it.each([
    ['ada', 'ada'],
    ['Ada.Byron_King-Noel', 'ada.byron_king-noel'],
    ['ada@acme.example', 'ada'],
    ['Zoë', 'zoe'],
    ['Łukasz.Größe', 'lukasz.grosse'],
    ['Æsir-Øre', 'aesir-ore'],
    ["o'neil", 'oneil'],
    ['ada+slack', 'ada_slack'],
    ['.ada', 'ada'],
    ['Ада', 'user'],
    ['李', 'user'],
    ['', 'user'],
    ['@acme.example', 'user'],
    ['a.very.long.user.name.indeed', 'a.very.long.user.name'],
    ['twenty.characters.ab-.cd', 'twenty.characters.ab'],
  ])('of %j is %j: small letters of Slack’s alphabet, without accents, at most 21', (source, name) => {
    expect(buildUserName(source)).toBe(name);
  });

  it('is of Slack’s alphabet and length whatever it is made of, and made of itself it is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 99_999 }), (source, number) => {
        const name = buildUserName(source);
        expect(name).toMatch(/^[a-z0-9][a-z0-9._-]{0,20}$/);
        expect(buildUserName(name)).toBe(name);
        expect(numberedUserName(name, number)).toMatch(/^[a-z0-9][a-z0-9._-]{0,20}$/);
        expect(fitsSource(numberedUserName(name, number), source)).toBe(true);
      }),
    );
  });

  it('fits its source with and without a number, and no other', () => {
    expect(fitsSource('ada', 'ada')).toBe(true);
    expect(fitsSource('ada-2', 'Adá')).toBe(true);
    expect(fitsSource('ada-1', 'ada')).toBe(false);
    expect(fitsSource('ada-02', 'ada')).toBe(false);
    expect(fitsSource('grace', 'ada')).toBe(false);
    expect(fitsSource('ada-x', 'ada')).toBe(false);
    expect(fitsSource('a.very.long.user.na-2', 'a.very.long.user.name.indeed')).toBe(true);
  });
});

describe('usernames of everybody', () => {
  it('share one namespace with accounts, channels and handles, without regard to case', () => {
    const taken = new TakenNames();
    taken.add('Ada', { accountId: 'U1' as AccountId, userId: null });
    taken.add('general', nobody);
    expect(settle([seeker('1', 'ada'), seeker('2', 'General'), seeker('3', 'grace')], taken)).toEqual({
      1: 'ada-2',
      2: 'general-2',
      3: 'grace',
    });
  });

  it.each(['here', 'channel', 'everyone', 'slackbot'])('are never a reserved word: %s', (word) => {
    expect(settle([seeker('1', word)])).toEqual({ 1: `${word}-2` });
  });

  it('go to who was there first, and to who would have them before anybody who only falls back on them', () => {
    const seekers = [
      seeker('late', 'ada', { since: new Date(2) }),
      seeker('early', 'ada', { since: new Date(1) }),
      seeker('own', 'ada-2', { since: new Date(3) }),
    ];
    expect(settle(seekers)).toEqual({ early: 'ada', own: 'ada-2', late: 'ada-3' });
  });

  it('stay with who has them, also when the plain one becomes free', () => {
    const own = { has: 'ada-2', accountId: 'U2' as AccountId };
    const taken = new TakenNames();
    taken.add('ada-2', { accountId: 'U2' as AccountId, userId: id('1') });
    expect(settle([seeker('1', 'ada', own)], taken)).toEqual({ 1: 'ada-2' });
  });

  it('change with their source', () => {
    const taken = new TakenNames();
    taken.add('ada', { accountId: 'U1' as AccountId, userId: id('1') });
    const renamed = seeker('1', 'ada.byron', { has: 'ada', accountId: 'U1' as AccountId });
    expect(settle([renamed], taken)).toEqual({ 1: 'ada.byron' });
  });

  it('that somebody took by hand in Slack are given up', () => {
    const taken = new TakenNames();
    taken.add('ada', { accountId: 'U9' as AccountId, userId: null });
    expect(settle([seeker('1', 'ada', { has: 'ada', accountId: 'U1' as AccountId })], taken)).toEqual({ 1: 'ada-2' });
  });

  it('are all different, and the same for the same people in whatever order they come', () => {
    const sources = fc.constantFrom(
      'ada',
      'Ada',
      'adá',
      'ada-2',
      'ada-3',
      'here',
      'a.very.long.user.name.one',
      'a.very.long.user.name.two',
    );
    const people = fc.array(
      fc.record({ source: sources, since: fc.nat(3), has: fc.option(fc.constantFrom('ada', 'ada-2'), { nil: null }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(people, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (list, rolls) => {
        const seekers = list.map(({ source, since, has }, index) =>
          seeker(`p${index}`, source, { since: new Date(since), has }),
        );
        const shuffled = seekers
          .map((each, index) => ({ each, roll: rolls[index] ?? 0 }))
          .sort((one, other) => one.roll - other.roll)
          .map(({ each }) => each);
        const names = settle(seekers);
        expect(settle(shuffled)).toEqual(names);
        expect(new Set(Object.values(names)).size).toBe(seekers.length);
        for (const { userId, source } of seekers) expect(fitsSource(names[userId] ?? '', source)).toBe(true);
      }),
    );
  });

  it('are settled for 10,000 people of one name without counting from two for each', () => {
    const seekers = Array.from({ length: 10_000 }, (_none, index) => seeker(`p${index}`, 'john.smith'));
    const started = performance.now();
    const names = Object.values(settle(seekers));
    expect(new Set(names).size).toBe(10_000);
    expect(names).toContain('john.smith-10000');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('the sentence about a username', () => {
  it('says why a name is not what the directory says', () => {
    const taken = new TakenNames();
    taken.add('ada', { accountId: 'U1' as AccountId, userId: null });
    expect(settle([seeker('2', 'Adá'), seeker('3', 'Zoë@acme.example')], taken)).toEqual({ 2: 'ada-2', 3: 'zoe' });
    expect(sayUserName('Adá', 'ada-2')).toBe(
      'Adá becomes ada, as Slack takes at most 21 of a-z, 0-9 and . _ -; ada is taken or reserved in Slack, so it is ada-2.',
    );
    expect(sayUserName('Zoë@acme.example', 'zoe')).toBe(
      'Zoë@acme.example becomes zoe, as Slack takes at most 21 of a-z, 0-9 and . _ -.',
    );
  });

  it('says nothing of a name that is its source', () => {
    expect(sayUserName('ada', 'ada')).toBeNull();
    expect(sayUserName('ada', 'ada-2')).toBe('ada is taken or reserved in Slack, so it is ada-2.');
  });
});
