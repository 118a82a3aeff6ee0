import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of the activity that people keep under a name; they go with the person. */
export class ActivityFilters1764200000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE activity_filters (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        name text NOT NULL,
        name_key text NOT NULL,
        filter jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT activity_filters_name_unique UNIQUE (user_id, name_key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE activity_filters');
  }
}
