import fc from 'fast-check';
import { sayWait } from '../../src/core';
import { PasswordHasher } from '../../src/sign-in';
import { checkNewPassword } from '../../src/sign-in/password-rules';
import { Semaphore } from '../../src/sign-in/semaphore';

const person = { username: 'zoe.obrien', email: 'zoe@example.com', firstName: 'Zoë', lastName: "O'Brien" };
const codeOf = (password: string) => {
  try {
    checkNewPassword(password, 12, person);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the rules for new passwords (R51)', () => {
  it('count characters as people do, not bytes or surrogates', () => {
    expect(codeOf('a b c d e f')).toBe('sign_in.password_too_short');
    expect(codeOf('a b c d e f!')).toBeUndefined();
    expect(codeOf('🔑'.repeat(11))).toBe('sign_in.password_too_short');
    expect(codeOf('🔑🐘🌊🍋🎺🧲🪁🧭🗝🛶🌵🧵')).toBeUndefined();
    expect(codeOf('é'.normalize('NFD').repeat(11))).toBe('sign_in.password_too_short');
    expect(codeOf('')).toBe('sign_in.password_too_short');
  });

  it('take 64 characters and far more, of any kind, and no composition is asked for', () => {
    for (const password of [
      'x y'.repeat(22),
      'only lower case letters',
      '847362910475',
      '            z',
      '\u0000'.repeat(12),
    ]) {
      expect([password, codeOf(password)]).toEqual([password, undefined]);
    }
    expect(codeOf('ab'.repeat(500))).toBeUndefined();
    expect(codeOf(`${'ab'.repeat(500)}c`)).toBe('sign_in.password_too_long');
  });

  it('refuse what everybody uses, in any case', () => {
    for (const password of [
      'passwordpassword',
      'PasswordPassword',
      'qwerty123456',
      '1q2w3e4r5t6y',
      'ＰａｓｓｗｏｒｄＰａｓｓｗｏｒｄ',
    ]) {
      expect([password, codeOf(password)]).toEqual([password, 'sign_in.password_common']);
    }
    for (const password of [
      'password',
      '123456',
      'letmein',
      'iloveyou',
      'football',
      'dragon',
      'trustno1',
      'sunshine',
    ]) {
      expect(() => checkNewPassword(password, 1, person)).toThrow('password_common');
    }
  });

  it('refuse the own name and address, however they are written', () => {
    for (const password of ['zoe@example.com', 'ZOE@EXAMPLE.COM', 'zoe obrien', "Zoë O'Brien"]) {
      expect(() => checkNewPassword(password, 8, person)).toThrow('password_personal');
    }
    expect(codeOf('zoe@example.com and a llama')).toBeUndefined();
  });
});

describe('the hasher', () => {
  const hasher = new PasswordHasher({ memoryKiB: 19_456, passes: 2, lanes: 1 });

  it('tells passwords apart behind NUL, behind byte 72 and in Unicode: nothing is cut off (R51)', async () => {
    const long = 'p'.repeat(72);
    for (const [kept, other] of [
      ['same start\u0000one', 'same start\u0000two'],
      [`${long}a`, `${long}b`],
      ['пароль длинный', 'пароль длинныи'],
    ] as const) {
      const hash = await hasher.hash(kept);
      expect(await hasher.verify(hash, kept)).toBe(true);
      expect(await hasher.verify(hash, other)).toBe(false);
    }
  });

  it('agrees with keyboards that compose letters differently', async () => {
    const hash = await hasher.hash('crème brûlée'.normalize('NFC'));
    expect(await hasher.verify(hash, 'crème brûlée'.normalize('NFD'))).toBe(true);
  });

  it('says no when there is no hash, after checking one at the same cost (R49)', async () => {
    await hasher.prepare();
    expect(await hasher.verify(undefined, 'anything')).toBe(false);
  });

  it('salts: the same password has another hash each time (R50)', async () => {
    expect(await hasher.hash('the same again')).not.toBe(await hasher.hash('the same again'));
  });

  it('finds a hash outdated that differs in any part of its cost', async () => {
    const hash = await hasher.hash('some old password');
    expect(hasher.isOutdated(hash)).toBe(false);
    for (const cost of [
      { memoryKiB: 20_480, passes: 2, lanes: 1 },
      { memoryKiB: 19_456, passes: 3, lanes: 1 },
      { memoryKiB: 19_456, passes: 2, lanes: 2 },
    ]) {
      expect(new PasswordHasher(cost).isOutdated(hash)).toBe(true);
    }
  });

  it('turns away whom it cannot serve in a flood, and serves everybody else', async () => {
    const flood = await Promise.allSettled(Array.from({ length: 230 }, () => hasher.verify(undefined, 'flood')));
    const refused = flood.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(28);
    expect(refused[0]).toMatchObject({ reason: { code: 'sign_in.busy', status: 503, retryAfterSeconds: 5 } });
    expect(await hasher.verify(undefined, 'after the flood')).toBe(false);
  });
});

describe('the semaphore', () => {
  it('never lets more run than it has slots, runs all it took in, and frees a slot after an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 6 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        async (slots, waiting, work) => {
          const semaphore = new Semaphore({ slots, waiting });
          let running = 0;
          let most = 0;
          const results = await Promise.allSettled(
            work.map((fails) =>
              semaphore.run(
                async () => {
                  running += 1;
                  most = Math.max(most, running);
                  await Promise.resolve();
                  running -= 1;
                  if (fails) throw new Error('work failed');
                },
                () => new Error('full'),
              ),
            ),
          );
          const full = results.filter((r) => r.status === 'rejected' && (r.reason as Error).message === 'full');
          expect(full).toHaveLength(Math.max(0, work.length - slots - waiting));
          expect(most).toBeLessThanOrEqual(slots);
          await semaphore.run(
            async () => undefined,
            () => new Error('a slot was lost'),
          );
        },
      ),
    );
  });
});

describe('a wait in words', () => {
  it('is never shorter than the wait', () => {
    expect([1, 90, 91, 900, 5_400, 5_401, 86_400].map(sayWait)).toEqual([
      '1 second',
      '90 seconds',
      '2 minutes',
      '15 minutes',
      '90 minutes',
      '2 hours',
      '24 hours',
    ]);
  });
});
