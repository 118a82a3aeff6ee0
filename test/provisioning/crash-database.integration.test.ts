import { PostgresProxy } from '../hardening/postgres-proxy';
import { until } from '../support/until';
import { actor, Workplace } from './workplace';

/**
 * The database gone while a server mirrors, for `COUNTERSIGN_DATABASE_AWAY` seconds: in both ways for a minute by
 * `npm run test:crash`, else stopped for two seconds (R97, R113).
 */
const awayMs = Number(process.env.COUNTERSIGN_DATABASE_AWAY ?? 2) * 1_000;
const ways: [string, (proxy: PostgresProxy) => Promise<void>][] = [
  ['stopped, every connection refused', (proxy) => proxy.cut()],
  ['silent, every connection hanging', async (proxy) => proxy.silence()],
];

let company: Workplace;

beforeAll(async () => {
  company = await Workplace.open();
});
afterAll(() => company.close());

it.each(awayMs >= 60_000 ? ways : ways.slice(0, 1))(
  `with the database %s for ${awayMs / 1_000} s, a server goes on by itself: nothing lost, nothing doubled (R97, R113)`,
  async (_, lose) => {
    const people = Array.from({ length: 40 }, (_each, n) => `p${n + 1}`);
    await company.begin(people, { concurrency: 4 });
    const { proxy, url } = await PostgresProxy.start(company.test.url);
    const server = await company.processOver(url);
    await server.services.provisioningWorker.start();
    await company.fault({ kind: 'slow', operation: 'scim.users.create', delayMs: 30 });
    const plan = await company.services.plans.make(actor, company.id);
    await company.services.plans.approve(actor, plan.id, plan.hash);
    await until(() => company.active().length >= 8, 'eight accounts');

    await lose(proxy);
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    expect(company.active().length).toBeLessThan(people.length);
    await proxy.restore();

    // The lease of the one that lost it is over by then, and so is every limit of the practice workspace.
    const turning = setInterval(() => company.slack.clock.advance(1_000), 100);
    try {
      await until(() => company.members()?.length === people.length, 'everybody in Slack');
    } finally {
      clearInterval(turning);
    }
    await server.services.provisioningWorker.stop();
    await company.work();
    expect(company.slack.sandbox.calls().operations['scim.users.create']?.calls).toBe(people.length);
    company.expectGoodManners();
    expect(await company.failures()).toEqual([]);
    expect((await company.services.plans.make(actor, company.id)).counts.operations).toEqual({});
    expect(await company.stepsWithoutTheirEvent()).toEqual([]);
    await company.slack.control('DELETE', '/faults');
    await server.close();
    await proxy.cut();
  },
  240_000,
);
