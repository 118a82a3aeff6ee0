import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Few bindings of many are in a state that somebody looks for; the index of conflicts alone is a part of this one. */
export class BindingsByState1764200000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX bindings_conflicting;
      CREATE INDEX bindings_state ON bindings (connection_id, state);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX bindings_state;
      CREATE INDEX bindings_conflicting ON bindings (connection_id) WHERE state = 'conflicting';
    `);
  }
}
