import { z } from 'zod';
import { route } from '../../src/api/route';
import { instant } from '../../src/contracts';

const caller = { actor: { kind: 'token' as const, id: 'x', name: 'x' }, scopes: new Set<never>() };

function answerOf(result: { name: string; at: Date }) {
  const declared = route(
    {
      operationId: 'getThing',
      method: 'get',
      path: '/things',
      scope: 'status:read',
      tag: 'Things',
      summary: 'Read a thing',
      responses: {
        success: { status: 200, description: 'A thing.', schema: z.object({ name: z.string().max(5), at: instant }) },
      },
    },
    async () => result,
  );
  return declared.answer({ caller, params: {}, query: {}, readBody: async () => undefined });
}

describe('the answer of a route', () => {
  const at = new Date('2026-03-01T12:00:00.000Z');

  it('leaves through its schema: what the schema does not name stays behind (R61)', async () => {
    const withSecret = { name: 'x', at, passwordHash: '$argon2id$', tokenHash: 'x' };
    expect(await answerOf(withSecret)).toEqual({ name: 'x', at: '2026-03-01T12:00:00.000Z' });
  });

  it('is a defect when it does not keep to its schema, not a wrong answer', async () => {
    await expect(answerOf({ name: 'longer than five', at })).rejects.toThrow();
  });
});
