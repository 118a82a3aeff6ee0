import { dayOf, isDay, startOf } from '../../src/console/client/design/day';

describe('a day', () => {
  it.each(['2026-11-03', '1970-01-01', '9999-12-31'])('is one that somebody can mean: %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['0002-11-03', '0020-11-03', '0202-11-03', '1969-12-31', '2026-11', '2026-13-03', '12026-11-03', ''])(
    'is none while its year is typed, and where it is not whole: “%s”',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('begins at an instant that is of the same day again', () => {
    expect(dayOf(startOf('2026-11-03'))).toBe('2026-11-03');
    expect(dayOf(startOf('2026-11-30', 1), -1)).toBe('2026-11-30');
    expect([dayOf(undefined), dayOf('never'), startOf('')]).toEqual(['', '', '']);
  });

  it('of an address with a year that nobody meant is shown as it is', () => {
    expect(dayOf('0202-11-03T12:00:00.000Z')).toBe('0202-11-03');
  });
});
