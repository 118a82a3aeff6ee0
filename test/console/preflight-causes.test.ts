import { causesOf } from '../../src/console/client/pages/apps/preflight-causes';

const nothing = { slackErrors: [], faults: [] };
const person = (username: string) => ({ id: username, username, name: username.toUpperCase() });
const slackError = { message: 'Email attribute is not being sent', because: 'It is off.', remedy: 'Switch it on.' };
const advice = { meaning: 'The person is suspended.', remedy: 'Lift it.' };
const named = (...given: Parameters<typeof causesOf>[0]) =>
  causesOf(given).map(({ sentence, people }) => [sentence, people.map(({ id }) => id).join(' ')]);

describe('what stands in the way of people', () => {
  it('is one thing however many it hits, what hits most first', () => {
    const suspended = { ...nothing, user: person('ada'), refusal: 'You are suspended.', advice };
    const found = named(
      suspended,
      ...['bob', 'eve'].map((name) => ({ ...nothing, user: person(name), slackErrors: [slackError] })),
    );
    expect(found).toEqual([
      ['“Email attribute is not being sent” It is off. Switch it on.', 'bob eve'],
      ['The person is suspended. Lift it.', 'ada'],
    ]);
  });

  it('is told apart where anything of it differs, and names a person under each of two', () => {
    const fault = { ruleId: '1', spName: 'place', kind: 'failed', message: 'no such key' };
    const other = { ...fault, spName: 'floor' };
    expect(named({ user: person('ada'), slackErrors: [], faults: [fault, other, fault] })).toEqual([
      ['place: no such key', 'ada'],
      ['floor: no such key', 'ada'],
    ]);
  });

  it('is said in the words of the page where there are none for an administrator; nothing found is nothing', () => {
    expect(named({ ...nothing, user: person('ada'), refusal: 'Not now.' })).toEqual([['Not now.', 'ada']]);
    expect(named({ ...nothing, user: person('ada') })).toEqual([]);
    expect(named()).toEqual([]);
  });
});
