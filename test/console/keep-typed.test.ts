import { keepTyped } from '../../src/console/client/design/keep-typed';

describe('a form whose page has asked anew', () => {
  const base = { name: 'Slack', hidden: false, guards: { count: 5 } };
  const now = { name: 'Slack of Grace', hidden: true, guards: { count: 9 } };

  it('keeps what was typed since, and takes the rest as it is now', () => {
    expect(keepTyped(base, { ...base, name: 'Slack of Ada' }, now)).toEqual({ ...now, name: 'Slack of Ada' });
    expect(keepTyped(base, { ...base, guards: { count: 7 } }, now)).toEqual({ ...now, guards: { count: 7 } });
  });

  it('is as it is now where nothing was typed, nothing typed being what it began with', () => {
    expect(keepTyped(base, { ...base, guards: { count: 5 } }, now)).toEqual(now);
  });

  it('keeps what was emptied, and what had no value before', () => {
    expect(keepTyped<object>({ title: 'Clerk' }, { title: '' }, { title: 'Head' })).toEqual({ title: '' });
    expect(keepTyped<object>({}, { title: 'Clerk' }, {})).toEqual({ title: 'Clerk' });
  });
});
