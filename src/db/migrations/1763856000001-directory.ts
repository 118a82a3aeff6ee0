import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, groups, memberships, nested groups, and the feed of their changes. */
export class Directory1763856000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        username text NOT NULL,
        username_key text NOT NULL CONSTRAINT users_username_unique UNIQUE,
        email text NOT NULL,
        email_key text NOT NULL CONSTRAINT users_email_unique UNIQUE,
        first_name text NOT NULL,
        middle_name text,
        last_name text NOT NULL,
        display_name text,
        administrator boolean NOT NULL DEFAULT false,
        suspended boolean NOT NULL DEFAULT false,
        password_expired boolean NOT NULL DEFAULT false,
        job_title text,
        location text,
        addresses jsonb NOT NULL DEFAULT '[]',
        phones jsonb NOT NULL DEFAULT '[]',
        employee_number text,
        department text,
        company text,
        cost_centre text,
        division text,
        manager_id uuid REFERENCES users (id) ON DELETE SET NULL,
        start_date date,
        preferred_language text,
        locale text,
        timezone text,
        user_type text,
        photo_url text,
        custom jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX users_manager ON users (manager_id) WHERE manager_id IS NOT NULL;

      -- Ids and unique names of people who were deleted: an id is never used again (R37).
      CREATE TABLE deleted_users (
        id uuid PRIMARY KEY,
        username text NOT NULL,
        email text NOT NULL,
        deleted_at timestamptz NOT NULL
      );

      CREATE TABLE custom_attributes (
        name text PRIMARY KEY,
        type text NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date')),
        multiple boolean NOT NULL DEFAULT false,
        description text
      );

      CREATE TABLE groups (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        name_key text NOT NULL CONSTRAINT groups_name_unique UNIQUE,
        description text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE group_members (
        group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        PRIMARY KEY (group_id, user_id)
      );
      CREATE INDEX group_members_user ON group_members (user_id);
      CREATE TABLE group_children (
        parent_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
        child_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
        PRIMARY KEY (parent_id, child_id),
        CONSTRAINT group_not_its_own_child CHECK (parent_id <> child_id)
      );
      CREATE INDEX group_children_child ON group_children (child_id);

      CREATE TABLE directory_changes (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        actor jsonb NOT NULL,
        change jsonb NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE directory_changes, group_children, group_members, groups, custom_attributes, deleted_users, users',
    );
  }
}
