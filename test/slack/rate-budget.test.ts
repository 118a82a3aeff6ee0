import { TargetError } from '../../src/provisioning';
import type { Allowances } from '../../src/slack/budget/allowances';
import type { BudgetCall } from '../../src/slack/budget/budget-call';
import { RateBudget, type RateBudgetOptions } from '../../src/slack/budget/rate-budget';
import { TestClock } from '../support/clock';

const second = 1_000;
const limits: Allowances = {
  'scim.writes': { perMinute: 600, burst: 180 },
  'scim.users.update': { perMinute: 180, burst: 20 },
  'scim.users.create': { perMinute: 180, burst: 20 },
};

/** A budget on a clock that is turned on whenever everybody waits, and when each call was sent. */
class Desk {
  readonly clock = new TestClock();
  readonly sentAtSeconds: number[] = [];
  readonly order: string[] = [];
  /** How many calls were under way when each began, itself among them. */
  readonly beside: number[] = [];
  readonly budget: RateBudget;
  waits = 0;
  mostUnderWay = 0;
  #underWay = 0;

  constructor(options: Partial<RateBudgetOptions> = {}) {
    this.budget = new RateBudget({
      clock: this.clock,
      wait: async (milliseconds) => {
        this.waits += 1;
        await settled();
        this.clock.advance(milliseconds);
      },
      allowances: limits,
      otherAppsSharePercent: 0,
      ...options,
    });
  }

  get seconds(): number {
    return (this.clock.now().getTime() - new TestClock().now().getTime()) / second;
  }

  send(name: string, { urgent = false, fails }: { urgent?: boolean; fails?: () => unknown } = {}): Promise<string> {
    return this.budget.run(callOf(name, urgent), async () => {
      this.sentAtSeconds.push(this.seconds);
      this.order.push(name);
      this.#underWay += 1;
      this.beside.push(this.#underWay);
      this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay);
      await settled();
      this.#underWay -= 1;
      const failure = fails?.();
      if (failure !== undefined) throw failure;
      return name;
    });
  }
}

/** Lets everything that needs no time go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function callOf(name: string, urgent = false): BudgetCall {
  const bucket = name.startsWith('create') ? 'scim.users.create' : 'scim.users.update';
  const buckets = name.startsWith('free') ? ['free'] : [bucket, 'scim.writes'];
  return {
    sent: { api: 'scim', name, writes: true },
    buckets,
    brake: name.startsWith('free') ? 'free' : 'scim',
    urgent,
  };
}

function tooMany(retryAfterMs: number | null): TargetError {
  return new TargetError({ kind: 'rate_limited', slackCode: 'too_many_requests', what: '', retryAfterMs });
}

const failure = () => new TargetError({ kind: 'transient', slackCode: '[timeout]', what: '' });

describe('the budget of an organisation', () => {
  it('R99: sends a burst at once and then as fast as the bucket fills, never faster', async () => {
    const desk = new Desk();
    await Promise.all(Array.from({ length: 199 }, (_, n) => desk.send(`update${n}`)));
    expect(desk.sentAtSeconds.filter((at) => at === 0)).toHaveLength(19);
    expect(desk.seconds).toBeCloseTo(60, 0);
    desk.sentAtSeconds.forEach((at, n) => {
      expect(n + 1).toBeLessThanOrEqual(19 + at * 3 + 0.01);
    });
  });

  it('takes 10,000 people in the 56 minutes that the limit asks for, and little more (R117)', async () => {
    const desk = new Desk();
    const allowed = 9_981 / 180;
    for (let page = 0; page < 10; page += 1) {
      await Promise.all(Array.from({ length: 1_000 }, (_, n) => desk.send(`create${n}`)));
    }
    expect(desk.sentAtSeconds).toHaveLength(10_000);
    expect(desk.seconds / 60).toBeGreaterThanOrEqual(allowed);
    expect(desk.seconds / 60).toBeLessThan(allowed * 1.05);
    expect(Math.max(...desk.beside)).toBeLessThanOrEqual(9);
  });

  it('leaves their share to other apps', async () => {
    const desk = new Desk({ otherAppsSharePercent: 50 });
    await Promise.all(Array.from({ length: 99 }, (_, n) => desk.send(`update${n}`)));
    expect(desk.seconds).toBeCloseTo(60, -1);
    desk.budget.adjust({ otherAppsSharePercent: 0, concurrency: 8 });
    const before = desk.seconds;
    await Promise.all(Array.from({ length: 90 }, (_, n) => desk.send(`update${n}`)));
    expect(desk.seconds - before).toBeLessThan(31);
  });

  it('counts a call in its own bucket and in that of all writes', async () => {
    const desk = new Desk({ allowances: { ...limits, 'scim.writes': { perMinute: 60, burst: 11 } } });
    const calls = ['update', 'create'].flatMap((kind) =>
      Array.from({ length: 20 }, (_, n) => desk.send(`${kind}${n}`)),
    );
    await Promise.all(calls);
    expect(desk.seconds).toBeCloseTo(30, 0);
  });

  it('lets a call with another bucket pass one that waits', async () => {
    const desk = new Desk();
    const updates = Array.from({ length: 40 }, (_, n) => desk.send(`update${n}`));
    await desk.send('create');
    expect(desk.seconds).toBe(0);
    await Promise.all(updates);
  });

  it('lets leavers overtake everybody who waits', async () => {
    const desk = new Desk();
    const usual = Array.from({ length: 60 }, (_, n) => desk.send(`update${n}`));
    await settled();
    await desk.send('update-leaver', { urgent: true });
    expect(desk.order.indexOf('update-leaver')).toBeLessThan(22);
    await Promise.all(usual);
  });

  it('R101: has no more calls under way than it may, and one place for leavers beside them', async () => {
    const desk = new Desk({ concurrency: 3, allowances: {} });
    const many = () => Array.from({ length: 20 }, (_, n) => desk.send(`update${n}`));
    await Promise.all(many());
    expect(desk.mostUnderWay).toBe(3);
    await Promise.all([...many(), desk.send('leaver', { urgent: true })]);
    expect(desk.mostUnderWay).toBe(4);
    expect(desk.order.indexOf('leaver')).toBe(23);
  });

  it.each([1, 30, 119])(
    'R99: after a refusal everybody waits for %i seconds, and then they come one by one',
    async (pause) => {
      const desk = new Desk({ concurrency: 50 });
      await expect(desk.send('update', { fails: () => tooMany(pause * second) })).rejects.toMatchObject({
        kind: 'rate_limited',
      });
      await Promise.all(Array.from({ length: 30 }, (_, n) => desk.send(`create${n}`)));
      const [, first, second_, ...others] = desk.sentAtSeconds;
      expect(first).toBe(pause);
      expect(second_).toBeGreaterThan(pause);
      // the refused bucket has one token when the pause is over: nobody comes at once with another
      const updates = [await desk.send('update'), await desk.send('update')];
      expect(updates).toHaveLength(2);
      expect(others.every((at) => at >= pause)).toBe(true);
    },
  );

  it('R99: without a word of how long, it waits a little, and longer each time', async () => {
    const desk = new Desk();
    const refused = async () => {
      const before = desk.seconds;
      await desk.send('update', { fails: () => tooMany(null) }).catch(() => undefined);
      await desk.send('update').catch(() => undefined);
      return desk.seconds - before;
    };
    expect(await refused()).toBeCloseTo(5, 0);
    const again = new Desk();
    for (let n = 0; n < 6; n += 1) await again.send('update', { fails: () => tooMany(null) }).catch(() => undefined);
    expect(again.seconds).toBeGreaterThan(5 + 10 + 20 + 40);
    await again.send('update');
    expect(again.seconds).toBeLessThan(5 + 10 + 20 + 40 + 60 + 60 + 10);
  });

  it('R99: a pause of a day is told and not waited for in memory; what waited is told as well', async () => {
    const desk = new Desk({ concurrency: 1 });
    const day = 86_400 * second;
    const first = desk.send('update', { fails: () => tooMany(day) });
    const waiting = desk.send('create');
    await expect(first).rejects.toMatchObject({ kind: 'rate_limited' });
    await expect(waiting).rejects.toMatchObject({ kind: 'rate_limited', slackCode: '[paused]', retryAfterMs: day });
    await expect(desk.send('create')).rejects.toMatchObject({ slackCode: '[paused]' });
    expect(desk.order).toEqual(['update']);
    desk.clock.advance(day);
    await expect(desk.send('create')).resolves.toBe('create');
  });

  it('R99: one refusal of many that were under way slows down once', async () => {
    const desk = new Desk({ concurrency: 10 });
    const refused = Array.from({ length: 10 }, () => desk.send('update', { fails: () => tooMany(second) }));
    await Promise.allSettled(refused);
    const before = desk.seconds;
    await Promise.all(Array.from({ length: 126 }, (_, n) => desk.send(`update${n}`)));
    // 70 % of 3 a second, a little faster towards the end
    expect(desk.seconds - before).toBeGreaterThan(50);
    expect(desk.seconds - before).toBeLessThan(65);
  });

  it('comes back to its pace when it goes well for a while', async () => {
    const desk = new Desk();
    await desk.send('update', { fails: () => tooMany(second) }).catch(() => undefined);
    desk.clock.advance(10 * 60 * second);
    await desk.send('update');
    const before = desk.seconds;
    await Promise.all(Array.from({ length: 198 }, (_, n) => desk.send(`update${n}`)));
    expect(desk.seconds - before).toBeCloseTo(60, -1);
  });

  it('a method of the Web API that is refused holds up no other call', async () => {
    const desk = new Desk();
    await desk.send('free', { fails: () => tooMany(60 * second) }).catch(() => undefined);
    await desk.send('update');
    expect(desk.seconds).toBe(0);
    await desk.send('free');
    expect(desk.seconds).toBe(60);
  });

  it('R100: has fewer calls under way while Slack fails, and more again when it goes well', async () => {
    const desk = new Desk({ concurrency: 8, allowances: {} });
    await Promise.allSettled(Array.from({ length: 8 }, () => desk.send('update', { fails: failure })));
    await Promise.all(Array.from({ length: 60 }, (_, n) => desk.send(`update${n}`)));
    const after = desk.beside.slice(8);
    expect(after.slice(0, 3)).toEqual([1, 1, 2]);
    expect(Math.max(...after)).toBe(8);
  });

  it('R112: a clock that is set back or on neither sends too much nor stops', async () => {
    const desk = new Desk();
    await Promise.all(Array.from({ length: 19 }, (_, n) => desk.send(`update${n}`)));
    desk.clock.advance(-3_600 * second);
    const before = desk.seconds;
    await Promise.all(Array.from({ length: 30 }, (_, n) => desk.send(`update${n}`)));
    expect(desk.seconds - before).toBeCloseTo(10, 0);
    await desk.send('update', { fails: () => tooMany(60 * second) }).catch(() => undefined);
    desk.clock.advance(-3_600 * second);
    const turned = desk.seconds;
    await desk.send('update');
    expect(desk.seconds - turned).toBeLessThan(2);
  });

  it('stops: what waits is refused, what is under way ends, what comes later is refused', async () => {
    const desk = new Desk({ concurrency: 1 });
    const underWay = desk.send('update');
    const waiting = desk.send('create');
    desk.budget.stop();
    await expect(waiting).rejects.toMatchObject({ kind: 'transient', slackCode: '[stopped]' });
    await expect(desk.send('create')).rejects.toMatchObject({ slackCode: '[stopped]' });
    await expect(underWay).resolves.toBe('update');
    await desk.budget.idle();
  });

  it('waits with one alarm, however many calls wait', async () => {
    const desk = new Desk({ concurrency: 1_000 });
    await Promise.all(Array.from({ length: 219 }, (_, n) => desk.send(`update${n}`)));
    expect(desk.waits).toBeLessThan(210);
  });
});
