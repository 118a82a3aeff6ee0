import { countedDaysLeft } from '../../src/console/client/texts/en/counted';

describe('how long a certificate is still valid', () => {
  it.each([
    [2, '2 days left'],
    [1, '1 day left'],
    [0, 'less than a day left'],
    [-1, 'has expired'],
  ])('of %d whole days is said as it is: %s', (days, words) => {
    expect(countedDaysLeft(days)).toBe(words);
  });
});
