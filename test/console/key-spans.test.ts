import type { schemas } from '../../src/console/client/api/schema';
import { placeKeys } from '../../src/console/client/pages/apps/key-spans';

type SigningKey = schemas['SigningKey'];

/** A key of a line of time; what does not matter there is left out. */
function keyOf(given: Partial<SigningKey>): SigningKey {
  const key: Partial<SigningKey> = { activatedAt: null, retiredAt: null, ...given };
  return key as SigningKey;
}

describe('key pairs on a line of time', () => {
  const now = Date.UTC(2026, 0, 1);
  const decade = { notBefore: '2020-01-01T00:00:00Z', notAfter: '2030-01-01T00:00:00Z' };

  it('are valid from their first day to their last, and sign from promotion to retirement or the end', () => {
    const { rows } = placeKeys(
      [
        keyOf({ ...decade, activatedAt: '2025-01-01T00:00:00Z' }),
        keyOf({ ...decade, activatedAt: '2020-01-01T00:00:00Z', retiredAt: '2025-01-01T00:00:00Z' }),
        keyOf(decade),
      ],
      now,
    );
    expect(rows.map(({ valid }) => valid)).toEqual(Array(3).fill({ start: 0, width: 100 }));
    expect(rows[0]?.signing?.start).toBeCloseTo(50, 0);
    expect(rows[0]?.signing?.width).toBeCloseTo(50, 0);
    expect(rows[1]?.signing).toMatchObject({ start: 0, width: expect.closeTo(50, 0) });
    expect(rows[2]?.signing).toBeUndefined();
  });

  it('have now on their line, also when all of them are over or none has begun', () => {
    const past = { notBefore: '2020-01-01T00:00:00Z', notAfter: '2021-01-01T00:00:00Z' };
    const future = { notBefore: '2030-01-01T00:00:00Z', notAfter: '2031-01-01T00:00:00Z' };
    expect(placeKeys([keyOf(past)], now).now).toBe(100);
    expect(placeKeys([keyOf(future)], now).now).toBe(0);
    expect(placeKeys([keyOf(decade)], now).now).toBeCloseTo(60, 0);
  });

  it('name a few years only, none of them over an edge', () => {
    const short = placeKeys([keyOf(decade)], now).years.map(({ year }) => year);
    expect(short).toEqual([2021, 2023, 2025, 2027, 2029]);
    const long = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2126-01-01T00:00:00Z' };
    expect(placeKeys([keyOf(long)], now).years.length).toBeLessThanOrEqual(6);
    const none = { notBefore: '2026-02-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z' };
    expect(placeKeys([keyOf(none)], now).years).toEqual([]);
    const instant = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' };
    expect(placeKeys([keyOf(instant)], now).rows[0]?.valid).toEqual({ start: 0, width: 0 });
  });
});
