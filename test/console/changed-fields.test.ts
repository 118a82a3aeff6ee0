import { changedFields } from '../../src/console/client/pages/activity/changed-fields';

describe('what an event changed', () => {
  it('is the fields that are others now, and none that stayed', () => {
    const before = { active: true, title: 'Clerk', groups: ['a'], gone: 1 };
    const after = { active: true, title: 'Head clerk', groups: ['a', 'b'], came: null };
    expect(changedFields(before, after)).toEqual([
      { field: 'title', was: 'Clerk', became: 'Head clerk' },
      { field: 'groups', was: ['a'], became: ['a', 'b'] },
      { field: 'gone', was: 1, became: undefined },
      { field: 'came', was: undefined, became: null },
    ]);
    expect(changedFields(before, { ...before })).toEqual([]);
  });

  it('is all of what came or went', () => {
    expect(changedFields(undefined, { name: 'Wiki' })).toEqual([{ field: 'name', was: undefined, became: 'Wiki' }]);
    expect(changedFields({ name: 'Wiki' }, undefined)).toEqual([{ field: 'name', was: 'Wiki', became: undefined }]);
    expect(changedFields(undefined, undefined)).toEqual([]);
  });

  it('names a field in a field by both', () => {
    expect(changedFields({ values: { title: 'A', locale: 'en' } }, { values: { title: 'B', locale: 'en' } })).toEqual([
      { field: 'values.title', was: 'A', became: 'B' },
    ]);
  });
});
