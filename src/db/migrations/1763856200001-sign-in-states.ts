import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers a person has signed in with, the half-way state of an expired password, and the end of sessions at suspension. */
export class SignInStates1763856200001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A browser that has signed in before has its own count of wrong tries, so others cannot lock its owner out (R47).
      CREATE TABLE known_browsers (
        token_hash bytea NOT NULL,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        last_used_at timestamptz NOT NULL,
        PRIMARY KEY (token_hash, user_id)
      );
      CREATE INDEX known_browsers_user ON known_browsers (user_id);

      ALTER TABLE one_time_links DROP CONSTRAINT one_time_links_purpose_check;
      ALTER TABLE one_time_links ADD CONSTRAINT one_time_links_purpose_check
        CHECK (purpose IN ('first_administrator', 'password_reset', 'expired_password'));
      CREATE INDEX one_time_links_user ON one_time_links (user_id) WHERE user_id IS NOT NULL;

      -- Whoever suspends a person, by whatever way, ends the sessions in the same transaction (R25, R110):
      -- they do not come back with the person.
      CREATE FUNCTION end_sessions_of_suspended() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM sessions WHERE user_id = NEW.id;
        DELETE FROM one_time_links WHERE user_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER users_suspended AFTER UPDATE OF suspended ON users
        FOR EACH ROW WHEN (NEW.suspended AND NOT OLD.suspended) EXECUTE FUNCTION end_sessions_of_suspended();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER users_suspended ON users;
      DROP FUNCTION end_sessions_of_suspended;
      DROP INDEX one_time_links_user;
      DELETE FROM one_time_links WHERE purpose = 'expired_password';
      ALTER TABLE one_time_links DROP CONSTRAINT one_time_links_purpose_check;
      ALTER TABLE one_time_links ADD CONSTRAINT one_time_links_purpose_check
        CHECK (purpose IN ('first_administrator', 'password_reset'));
      DROP TABLE known_browsers;
    `);
  }
}
