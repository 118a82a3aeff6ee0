import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../src/sandbox/org/random-id';
import type { Order } from './crash/boundaries';
import { compileProgram } from './crash/compile-program';
import { actor, Workplace } from './workplace';

/**
 * Kills the process that applies plans, at every kind of boundary and at random ones, and lets another go on (R97, R98).
 * What the other does not know is whether the one before it had already told Slack.
 */
const kills = Number(process.env.COUNTERSIGN_CRASHES ?? 15);

/** So many, and each kind of boundary was met: what `npm run test:crash` asks for. */
const isThorough = kills >= 200;

let company: Workplace;
let program: ReturnType<typeof compileProgram>;
const random = seededRandom(20_260_301);
const number = (below: number) => Math.floor(random() * below);

beforeAll(async () => {
  program = compileProgram();
  company = await Workplace.open();
});
afterAll(async () => {
  await company.close();
  program.remove();
});

type End = { killedAt: string } | { outcome: string; seen: string[] };

/** Processes that are started before they are needed. */
class Processes {
  readonly #ready: ChildProcess[] = [];

  next(): ChildProcess {
    while (this.#ready.length < 3) this.#ready.push(this.#start());
    return this.#ready.shift() as ChildProcess;
  }

  end(): void {
    for (const child of this.#ready) child.kill('SIGKILL');
  }

  #start(): ChildProcess {
    return fork(program.program, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  }
}

async function work(child: ChildProcess, order: Order, killAfterMs: number | null): Promise<End> {
  const exit = once(child, 'exit');
  let ended: End | undefined;
  let at = 'from outside';
  child.stdout?.on('data', (text: Buffer) => {
    at = text.toString().trim();
  });
  child.on('message', (message: { kind: string } & { outcome: string; seen: string[] }) => {
    if (message.kind === 'ended') ended = message;
    else if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  child.send(order);
  await exit;
  // What was sent in the last moment arrives before anybody else asks.
  await pause(5);
  await company.expireLease();
  return ended ?? { killedAt: at };
}

/** Something new in the directory, different each time. */
async function somethingHappens(round: number): Promise<void> {
  const { directory } = company.services;
  const name = (n: number) => `p${n}`;
  for (const n of [number(30) + 1, number(30) + 1]) await company.change(name(n), { jobTitle: `Title ${round}` });
  const switched = await directory.getUser(company.prefix + name(number(30) + 1));
  await directory.updateUser(actor, switched.id, { suspended: !switched.suspended });
  await company.join(await company.person(name(31 + round)));
  await company.change(name(31 + round), { managerId: await company.person(name(1)) });
  if (round % 2 === 1) await directory.updateGroup(actor, company.group, { name: `Staff, round ${round}` });
  const left = await directory.getUser(company.prefix + name(number(30) + 1));
  const isMember = await directory.removeMember(actor, company.group, left.id);
  if (!isMember) await directory.addMember(actor, company.group, left.id);
}

it(`killed ${kills} times, Slack is as planned, each event is there once, nothing was lost and nothing done twice (R97, R98)`, async () => {
  const { plans } = company.services;
  const people = Array.from({ length: 30 }, (_, n) => `p${n + 1}`);
  const guards = { deactivations: { count: 10_000, percent: 100 } };
  // The killed ones live by the machine's clock.
  const catchUp = () => company.slack.clock.advance(Date.now() - company.slack.clock.now().getTime());
  catchUp();
  await company.begin(people, { guards, concurrency: 4 });
  for (const name of people.slice(1)) await company.change(name, { managerId: await company.person('p1') });
  const first = await plans.make(actor, company.id);
  await plans.approve(actor, first.id, first.hash);
  const processes = new Processes();
  const killedAt = new Set<string>();
  const seen = new Set<string>();
  let killed = 0;
  let round = 0;
  const isEnough = () => killed >= kills && (!isThorough || [...seen].every((kind) => killedAt.has(kind)));
  while (!isEnough()) {
    const isForKinds = number(2) === 0;
    const fromOutside = !isForKinds && number(3) === 0;
    const end = await work(
      processes.next(),
      {
        connectionId: company.id,
        databaseUrl: company.test.url,
        slackUrl: company.slack.url,
        token: company.token,
        exceptKinds: isForKinds ? [...killedAt] : null,
        atBoundary: isForKinds || fromOutside ? null : number(70) + 1,
      },
      fromOutside ? number(80) : null,
    );
    if ('killedAt' in end) {
      killed += 1;
      killedAt.add(end.killedAt);
      continue;
    }
    expect(end.outcome).toBe('done');
    for (const kind of end.seen) seen.add(kind);
    round += 1;
    await somethingHappens(round);
  }
  processes.end();
  catchUp();
  await company.work();

  company.expectGoodManners();
  expect(await company.failures()).toEqual([]);
  const again = await plans.make(actor, company.id);
  expect(again.counts.operations).toEqual({});
  const accounts = company.slack.org.members.all.filter(({ username }) => username.startsWith(company.prefix));
  expect(accounts).toHaveLength(30 + round);
  expect(new Set(accounts.map(({ email }) => email)).size).toBe(30 + round);
  expect(await company.stepsWithoutTheirEvent()).toEqual([]);
}, 400_000);
