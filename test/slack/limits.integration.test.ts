import type { AccountId, RemoteGroupId } from '../../src/core';
import { TargetError } from '../../src/provisioning';
import { slackLimits } from '../../src/slack';
import { grace, idOf, Practice } from './practice';

let practice: Practice;

/** Slack's own limits on both sides, on one clock that is turned on whenever everybody waits. */
beforeAll(async () => {
  practice = await Practice.open({}, { allowances: slackLimits });
});
beforeEach(async () => {
  await practice.reset();
  await practice.scim.control('PATCH', '/limits', { enabled: true });
  practice.scim.clock.advance(3_600_000);
});
afterAll(() => practice.close());

const seconds = () => practice.scim.clock.now().getTime() / 1_000;
const overLimit = async () => (await practice.scim.control('GET', '/journal/assert/over-limit')).body.count;

/** How long `work` takes on the turned clock. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = seconds();
  await work();
  return seconds() - before;
}

const all = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

describe('with Slack’s limits', () => {
  it('R99: 400 new accounts take what the buckets make them take and at most 5 % more, and none is refused', async () => {
    const target = practice.target();
    const took = await timed(() =>
      all(400, (n) => target.createAccount({ userName: `p${n}`, email: `p${n}@acme.example` }, `${n}`)),
    );
    const bound = (400 - 20) / 3;
    expect(took / bound).toBeLessThan(1.05);
    expect(took / bound).toBeGreaterThan(0.99);
    expect(await overLimit()).toBe(0);
  });

  it('R99: creates, updates and reads side by side are held to their own limits and to the common one', async () => {
    const target = practice.target();
    const made = await all(19, (n) => target.createAccount({ userName: `p${n}`, email: `p${n}@acme.example` }, `${n}`));
    const ids = made.map(idOf);
    const groups = await all(19, (n) => target.createGroup(`Staff ${n}`, ids.slice(0, 1)));
    practice.scim.clock.advance(60_000);
    const took = await timed(() =>
      Promise.all([
        all(150, (n) => target.updateAccount(ids[n % 19] as AccountId, { active: true, values: { title: `t${n}` } })),
        all(150, (n) => target.renameGroup(groups[n % 19]?.id as RemoteGroupId, `Crew ${n}`)),
        all(150, (n) => target.createAccount({ userName: `q${n}`, email: `q${n}@acme.example` }, `${n}`)),
        all(400, (n) => target.readAccount(ids[n % 19] as AccountId)),
      ]),
    );
    expect(await overLimit()).toBe(0);
    // each kind of write at 180 a minute after its burst of 20, and all of them below 600 a minute; reads wait for 300
    expect(took).toBeLessThan(Math.max((150 - 20) / 3, (450 - 180) / 10, (400 - 300) / 5) * 1.1);
  });

  it('R99: other apps that write all the time slow us down, and we are refused seldom', async () => {
    await practice.scim.control('PATCH', '/limits', { otherWritesPerMinute: 540 });
    const target = practice.target();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, n) => {
        for (let tries = 0; ; tries += 1) {
          try {
            return await target.createAccount({ userName: `p${n}`, email: `p${n}@acme.example` }, `${n}`);
          } catch (error) {
            if (tries > 50) throw error;
          }
        }
      }),
    );
    expect(outcomes.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(practice.scim.org.members.all.length).toBeGreaterThan(200);
    expect(await overLimit()).toBeLessThan(40);
  });

  it('a leaver is deactivated before everybody who waits', async () => {
    const target = practice.target();
    const { id } = await target.createAccount(grace, 'x');
    const { id: other } = await target.createAccount({ userName: 'other', email: 'other@acme.example' }, 'y');
    const updates = all(100, (n) => target.updateAccount(other, { active: true, values: { title: `t${n}` } }));
    await target.updateAccount(id, { active: false, values: {} });
    const done = practice.calls().filter((call) => call === 'scim.users.update').length;
    expect(done).toBeLessThan(40);
    await updates;
  });

  it('R99: connections of one organisation share its limits and its pauses', async () => {
    const [one, other] = [practice.target(), practice.target()];
    await practice.fault({ kind: 'throttle', operation: 'scim.users.create', retryAfterSeconds: 30, times: 1 });
    await expect(one.createAccount(grace, 'x')).rejects.toMatchObject({ kind: 'rate_limited', retryAfterMs: 30_000 });
    expect(await timed(() => other.createAccount(grace, 'x'))).toBe(30);
  });

  it('stops: what waits for its turn is not sent, and told as such', async () => {
    const stopping = practice.impatient();
    const target = stopping.target();
    const { id } = await target.createAccount(grace, 'x');
    const updates = Array.from({ length: 30 }, (_, n) =>
      target.updateAccount(id, { active: true, values: { title: `t${n}` } }).then(
        () => 'done',
        (error: unknown) => (error instanceof TargetError ? error.slackCode : 'defect'),
      ),
    );
    await target.readAccount(id);
    await stopping.slack.close();
    const endings = await Promise.all(updates);
    expect(new Set(endings)).toEqual(new Set(['done', '[stopped]']));
    const done = endings.filter((ending) => ending === 'done').length;
    expect(practice.calls().filter((call) => call === 'scim.users.update')).toHaveLength(done);
  });
});
