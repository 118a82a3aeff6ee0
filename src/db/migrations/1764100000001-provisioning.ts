import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Connections to Slack, what is bound to what, plans with their operations, and the runs that apply them. */
export class Provisioning1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE connections (
        id uuid PRIMARY KEY,
        app_id uuid NOT NULL CONSTRAINT connections_app_unique UNIQUE REFERENCES apps (id) ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'quarantined', 'deactivated')),
        -- Why it is paused or quarantined, and the way out; a sentence each.
        state_reason jsonb,
        -- Origins: https://slack.com and https://api.slack.com, or those of the practice workspace.
        web_api_origin text NOT NULL,
        scim_origin text NOT NULL,
        sealed_token text,
        sealed_refresh_token text,
        token_expires_at timestamptz,
        -- Of the Slack app, for OAuth; the secret is sealed.
        client_id text,
        sealed_client_secret text,
        capabilities jsonb,
        checked_at timestamptz,
        settings jsonb NOT NULL,
        -- Raised by every change of mapping, matching or scope; a plan above the approved one waits for approval.
        scope_revision bigint NOT NULL DEFAULT 1,
        approved_scope_revision bigint NOT NULL DEFAULT 0,
        -- Up to where the change feed was worked off: transaction and place.
        feed_transaction xid8,
        feed_seq bigint,
        -- Who may write to Slack now; a writer whose fence is no longer this one must stop.
        lease_holder text,
        lease_fence bigint NOT NULL DEFAULT 0,
        lease_until timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );

      -- How people become accounts; as an app's attribute table, with a rule when each row is written.
      CREATE TABLE connection_mapping (
        id uuid PRIMARY KEY,
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        attribute text NOT NULL,
        source_kind text NOT NULL CHECK (source_kind IN ('field', 'constant', 'expression')),
        source text NOT NULL,
        apply text NOT NULL CHECK (apply IN ('always', 'on_create', 'never')),
        CONSTRAINT connection_mapping_unique UNIQUE (connection_id, attribute)
      );

      -- Which groups are pushed, and what their user group is called by; apart from who is in scope.
      CREATE TABLE connection_groups (
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        -- Kept when the group is deleted: its mirror has to be deleted then.
        group_id uuid NOT NULL,
        pushed boolean NOT NULL,
        handle text,
        description text,
        default_channel_ids text[] NOT NULL DEFAULT '{}',
        -- Slack's id once it is mirrored.
        remote_id text,
        -- bound: ours; adopting: a group of that name is there, a person has to agree; adopt: agreed.
        state text NOT NULL DEFAULT 'unbound' CHECK (state IN ('unbound', 'adopting', 'adopt', 'bound', 'detached')),
        name text NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (connection_id, group_id)
      );
      CREATE UNIQUE INDEX connection_groups_remote ON connection_groups (connection_id, remote_id)
        WHERE remote_id IS NOT NULL;

      -- Who is which account. No row: unbound.
      CREATE TABLE bindings (
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        -- Kept when the person is deleted: the account has to be deactivated then.
        user_id uuid NOT NULL,
        account_id text,
        state text NOT NULL CHECK (state IN ('proposed', 'bound', 'conflicting', 'ignored')),
        -- What spoke for it: id, email, userName, saml, hand; and what spoke against it.
        signals jsonb NOT NULL DEFAULT '{}',
        -- Whether we write it: false for what was only recognised.
        managed boolean NOT NULL DEFAULT true,
        -- The username the builder chose; kept, so that it stays when others come.
        user_name text,
        -- Digest of what was wanted and of what Slack held when both were last equal.
        wanted_digest text,
        held_digest text,
        -- What Slack held then, by attribute, and whether it was active.
        held jsonb,
        -- Set when we deactivated it ourselves: any other inactive account is a reason to stop.
        deactivated_at timestamptz,
        -- First SAML sign-in that proved it; when Slack last mailed a binding link (good for 72 hours).
        saml_confirmed_at timestamptz,
        link_sent_at timestamptz,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (connection_id, user_id)
      );
      CREATE UNIQUE INDEX bindings_account ON bindings (connection_id, account_id)
        WHERE account_id IS NOT NULL AND state IN ('bound', 'ignored');

      -- Accounts as a complete reading last found them.
      CREATE TABLE remote_accounts (
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        account_id text NOT NULL,
        user_name text NOT NULL,
        email text NOT NULL,
        display_name text NOT NULL,
        kind text NOT NULL,
        rank text NOT NULL,
        active boolean NOT NULL,
        held jsonb NOT NULL,
        digest text NOT NULL,
        first_seen_at timestamptz NOT NULL,
        -- Set when a person was made of it.
        imported_at timestamptz,
        PRIMARY KEY (connection_id, account_id)
      );
      CREATE INDEX remote_accounts_email ON remote_accounts (connection_id, lower(email));
      CREATE INDEX remote_accounts_user_name ON remote_accounts (connection_id, lower(user_name));

      CREATE TABLE plans (
        id uuid PRIMARY KEY,
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        -- reconcile: everybody; touched: who changed; single: provision now; undo: of a run; removal: of the connection.
        kind text NOT NULL CHECK (kind IN ('reconcile', 'touched', 'single', 'undo', 'removal')),
        state text NOT NULL CHECK (state IN ('waiting', 'approved', 'applying', 'stopped', 'done', 'rejected', 'stale')),
        -- SHA-256 over the operations: what is approved is this and nothing else.
        hash text NOT NULL,
        scope_revision bigint NOT NULL,
        counts jsonb NOT NULL,
        conflicts jsonb NOT NULL DEFAULT '[]',
        refusals jsonb NOT NULL DEFAULT '[]',
        breaches jsonb NOT NULL DEFAULT '[]',
        notices jsonb NOT NULL DEFAULT '[]',
        -- What the plan is about: people and groups of a touched or single plan, the run of an undo.
        subject jsonb NOT NULL DEFAULT '{}',
        made_by jsonb NOT NULL,
        decided_by jsonb,
        decided_at timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX plans_connection ON plans (connection_id, created_at DESC);

      CREATE TABLE runs (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('running', 'stopped', 'done', 'failed')),
        stop_reason jsonb,
        started_by jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX runs_connection ON runs (connection_id, started_at DESC);
      CREATE UNIQUE INDEX runs_one_running ON runs (connection_id) WHERE state = 'running';

      CREATE TABLE operations (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
        run_id uuid REFERENCES runs (id) ON DELETE SET NULL,
        seq integer NOT NULL,
        phase smallint NOT NULL,
        kind text NOT NULL,
        subject_kind text NOT NULL CHECK (subject_kind IN ('person', 'group')),
        subject_id uuid NOT NULL,
        remote_id text,
        -- The operation as planned: changes with before and after, reason, basis.
        body jsonb NOT NULL,
        -- planned → sent → done; sent without an answer: unknown, cleared by looking at Slack.
        state text NOT NULL CHECK (state IN ('planned', 'sent', 'unknown', 'done', 'retry', 'dead', 'skipped')),
        attempts integer NOT NULL DEFAULT 0,
        -- Fence under which it was sent.
        fence bigint,
        next_at timestamptz,
        sent_at timestamptz,
        ended_at timestamptz,
        -- What Slack held before, so that it can be undone, and what it held after.
        result jsonb,
        -- Slack's code, what it means, the remedy, the field.
        error jsonb,
        CONSTRAINT operations_order UNIQUE (plan_id, seq)
      );
      CREATE INDEX operations_open ON operations (plan_id, phase, seq) WHERE state IN ('planned', 'sent', 'unknown', 'retry');
      CREATE INDEX operations_dead ON operations (plan_id) WHERE state = 'dead';
      CREATE INDEX operations_subject ON operations (subject_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE operations, runs, plans, remote_accounts, bindings, connection_groups, connection_mapping, connections',
    );
  }
}
