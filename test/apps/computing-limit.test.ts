import { ComputingLimit } from '../../src/apps/computing-limit';

/** Computes without a pause; the sum is looked at so that the work is not left out. */
function compute(milliseconds: number): void {
  const start = process.threadCpuUsage();
  let sum = 0;
  for (let spent = 0; spent < milliseconds * 1_000; ) {
    for (let n = 0; n < 1_000; n += 1) sum += n;
    const { user, system } = process.threadCpuUsage(start);
    spent = user + system;
  }
  expect(sum).toBeGreaterThan(0);
}

/** Gives the processor away, as somebody else's work would take it. */
const stand = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

describe('a limit to computing (R9)', () => {
  it('is over once so much was computed', () => {
    const limit = new ComputingLimit(20);
    expect(limit.isOver()).toBe(false);
    compute(30);
    expect(limit.isOver()).toBe(true);
    expect(limit.isOver()).toBe(true);
  });

  it('is not over while somebody else had the processor, and still ends by computing', () => {
    const limit = new ComputingLimit(200);
    stand(400);
    expect(limit.isOver()).toBe(false);
    stand(400);
    expect(limit.isOver()).toBe(false);
    compute(250);
    expect(limit.isOver()).toBe(true);
  });

  it('of nothing is over at once', () => {
    expect(new ComputingLimit(0).isOver()).toBe(true);
  });
});
