import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conflicts are few, and are counted whenever somebody looks at how things stand. */
export class ConflictingBindings1764200000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX bindings_conflicting ON bindings (connection_id) WHERE state = 'conflicting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX bindings_conflicting');
  }
}
