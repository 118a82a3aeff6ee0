import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search over people by beginnings of words, and the rule that keeps usernames and e-mail addresses apart. */
export class DirectorySearch1763856100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Folded words without accents, made by the directory: the search needs no extension of PostgreSQL.
      ALTER TABLE users ADD COLUMN search_words text[] NOT NULL DEFAULT '{}';
      CREATE INDEX users_search ON users USING gin (array_to_tsvector(search_words));

      -- A username may be an e-mail address only if it is the same person's: nobody can take over a sign-in name (R38).
      ALTER TABLE users ADD CONSTRAINT users_username_is_own_email
        CHECK (position('@' IN username_key) = 0 OR username_key = email_key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users DROP CONSTRAINT users_username_is_own_email;
      DROP INDEX users_search;
      ALTER TABLE users DROP COLUMN search_words;
    `);
  }
}
