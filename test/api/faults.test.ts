import { z } from 'zod';
import type { ApiError } from '../../src/api/api-error';
import { checkInput } from '../../src/api/check-input';
import { newAttributeRule } from '../../src/contracts';
import { unsettable } from '../../src/contracts/text';

function faultsOf(schema: z.ZodType, value: unknown): readonly string[] {
  try {
    checkInput(schema, value, 'body');
    return [];
  } catch (error) {
    return ((error as ApiError).faults ?? []).map(({ path, message }) => `${path} ${message}`);
  }
}

const row = { spName: 'badge', sourceKind: 'field', source: 'department' };

describe('what is wrong with an input', () => {
  it('is said in words: a row without a source, with one too long, of an unknown kind, without any', () => {
    expect(faultsOf(newAttributeRule, row)).toEqual([]);
    expect(faultsOf(newAttributeRule, { ...row, source: '' })).toEqual(['source must not be empty']);
    expect(faultsOf(newAttributeRule, { ...row, source: 'x'.repeat(2_001) })).toEqual([
      'source is longer than 2000 characters',
    ]);
    expect(faultsOf(newAttributeRule, { ...row, sourceKind: 'guess' })).toEqual([
      'sourceKind must be one of field, constant, expression',
    ]);
    expect(faultsOf(newAttributeRule, { spName: 'badge', sourceKind: 'field' })).toEqual(['source is missing']);
    expect(faultsOf(newAttributeRule, { ...row, source: null })).toEqual(['source must be text']);
  });

  it.each([
    [z.string().min(3), 'ab', 'must have at least 3 characters'],
    [z.string().max(1), 'ab', 'is longer than 1 character'],
    [z.array(z.string()).min(1), [], 'must not be empty'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'has more than 2 entries'],
    [z.array(z.string()), 'a', 'must be a list'],
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().gt(1), 1, 'must be more than 1'],
    [z.number().max(9), 10, 'must be at most 9'],
    [z.number().int(), 1.5, 'must be a whole number'],
    [z.boolean(), 'yes', 'must be true or false'],
    [z.literal('slack'), 'saml', 'must be slack'],
    [z.uuid(), 'x', 'is not an id'],
    [z.email(), 'x', 'is not an e-mail address'],
    [z.string().regex(/^a$/), 'b', 'does not have the right form'],
    [z.string().regex(/^a$/, 'must be an a'), 'b', 'must be an a'],
    [z.union([z.number(), z.boolean()]), 'b', 'must be a number'],
    [unsettable(z.string().max(1)), 'ab', 'is longer than 1 character'],
    [z.string(), undefined, 'is missing'],
  ])('%#', (schema, value, words) => {
    expect(faultsOf(z.object({ field: schema }), { field: value })).toEqual([`field ${words}`]);
  });

  it('names a field that there is not', () => {
    expect(faultsOf(z.strictObject({}), { typo: 1 })).toEqual(['typo there is no such field']);
  });
});
