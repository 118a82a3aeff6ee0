import { makePassword } from '../../src/console/client/pages/people/make-password';

describe('a password that the console makes', () => {
  it('is four groups of five letters and digits that are not taken for one another', () => {
    for (let time = 0; time < 200; time += 1)
      expect(makePassword()).toMatch(/^(?:[a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  });

  it('is another one each time', () => {
    const made = Array.from({ length: 200 }, makePassword);
    expect(new Set(made).size).toBe(200);
  });
});
