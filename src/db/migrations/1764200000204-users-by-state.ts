import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People of one state, of whom there may be few, are read in the order of usernames without going through everybody. */
export class UsersByState1764200000204 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The state as \`directory/user-store.ts\` asks for it, word for word: the index serves no other expression.
      CREATE INDEX users_state ON users (
        (CASE WHEN suspended THEN 'suspended' WHEN password_expired THEN 'password_expired' ELSE 'active' END),
        username_key
      );
      -- How many are in each state is known by this alone: a directory that changes little is not looked at for long.
      ANALYZE users;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_state');
  }
}
