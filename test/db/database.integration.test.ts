import { createTestDatabase, type TestDatabase } from '../support/database';

describe('the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('keeps nothing of a transaction that failed', async () => {
    const insert = `INSERT INTO api_tokens (id, name, token_hash, scopes, created_at, expires_at)
                    VALUES (gen_random_uuid(), $1, $2, '{}', now(), now())`;
    const failing = test.database.transaction(async (tx) => {
      await tx.query(insert, ['lost', Buffer.from('a')]);
      throw new Error('changed our mind');
    });
    await expect(failing).rejects.toThrow('changed our mind');
    await test.database.transaction((tx) => tx.query(insert, ['kept', Buffer.from('b')]));
    expect(await test.database.query('SELECT name FROM api_tokens')).toEqual([{ name: 'kept' }]);
  });

  it('migrates only what is missing', async () => {
    expect(await test.database.migrate()).toEqual([]);
  });

  it('refuses to change or delete an audit event (R80)', async () => {
    await test.database.query(
      `INSERT INTO audit_events (seq, record, previous_hash, hash) VALUES (1, '{"action":"x"}', '', '')`,
    );
    await expect(test.database.query('UPDATE audit_events SET seq = 2')).rejects.toThrow('append-only');
    await expect(test.database.query('DELETE FROM audit_events')).rejects.toThrow('append-only');
  });
});
