import pino from 'pino';
import { Rounds, type RoundsOptions } from '../../src/core';

const everyMs = 1_000;
let lines: string[];

/** Rounds on a timer that is turned by hand. */
const roundsOf = (round: RoundsOptions['round'], more: Partial<RoundsOptions> = {}) =>
  new Rounds({
    everyMs,
    round,
    logger: pino({ level: 'warn' }, { write: (line) => lines.push(line) }),
    whenFailed: 'tried again',
    ...more,
  });

beforeEach(() => {
  lines = [];
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

const turn = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

it('are done every so often, from the first pause on, once started however often', async () => {
  const round = jest.fn(async () => undefined);
  const rounds = roundsOf(round);
  rounds.start();
  rounds.start();
  await turn(everyMs - 1);
  expect(round).toHaveBeenCalledTimes(0);
  await turn(2 * everyMs);
  expect(round).toHaveBeenCalledTimes(2);
  await rounds.stop();
  await turn(10 * everyMs);
  expect(round).toHaveBeenCalledTimes(2);
});

it('begin at once where that is asked for', async () => {
  const round = jest.fn(async () => undefined);
  const rounds = roundsOf(round, { atOnce: true });
  rounds.start();
  expect(round).toHaveBeenCalledTimes(1);
  await rounds.stop();
});

it('never run beside each other', async () => {
  let end = () => {};
  const round = jest.fn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const rounds = roundsOf(round);
  rounds.start();
  await turn(5 * everyMs);
  expect(round).toHaveBeenCalledTimes(1);
  end();
  await turn(everyMs);
  expect(round).toHaveBeenCalledTimes(2);
  end();
  await rounds.stop();
});

it('go on after one that failed, which is logged', async () => {
  const round = jest.fn().mockRejectedValueOnce(new Error('passing')).mockResolvedValue(undefined);
  const rounds = roundsOf(round);
  rounds.start();
  await turn(2 * everyMs);
  expect(round).toHaveBeenCalledTimes(2);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ msg: 'tried again', err: { message: 'passing' } }]);
  await rounds.stop();
});

it('stop: the one under way is told and waited for, and they may be started again (R88)', async () => {
  const told: boolean[] = [];
  const rounds = roundsOf(
    (stopping) =>
      new Promise<void>((resolve) => {
        told.push(stopping.aborted);
        stopping.addEventListener('abort', () =>
          setTimeout(() => {
            told.push(stopping.aborted);
            resolve();
          }, 50),
        );
      }),
  );
  rounds.start();
  await turn(everyMs);
  let over = false;
  const stopped = rounds.stop().then(() => {
    over = true;
  });
  await turn(49);
  expect(over).toBe(false);
  await turn(1);
  await stopped;
  expect(told).toEqual([false, true]);
  rounds.start();
  await turn(everyMs);
  expect(told).toEqual([false, true, false]);
  const again = rounds.stop();
  await turn(50);
  await again;
});
