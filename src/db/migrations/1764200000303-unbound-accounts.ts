import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which accounts are nobody's stands with the accounts, in the order in which they are listed: to find the few that nothing is
 * bound to, all accounts and all bindings had to be laid side by side.
 */
export class UnboundAccounts1764200000303 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE remote_accounts ADD COLUMN bound boolean NOT NULL DEFAULT false;
      UPDATE remote_accounts r SET bound = true
        FROM bindings b
       WHERE b.connection_id = r.connection_id AND b.account_id = r.account_id AND b.state = 'bound';
      CREATE INDEX remote_accounts_unbound ON remote_accounts (connection_id, lower(user_name), account_id) WHERE NOT bound;

      -- Or an account is looked for among everybody who is bound as long as the planner knows nothing of the table.
      DROP INDEX bindings_state;
      CREATE INDEX bindings_state ON bindings (connection_id, state) WHERE state <> 'bound';

      -- Bindings are written in several places, and by releases that do not know of this: none can forget it. What an account
      -- is, is asked when the statement is done: one account may have gone from one person to another in it. With a
      -- connection its accounts go, too, and need no change before. Planned each time: as it was planned while the tables were
      -- empty, a first mirror of many would go through all of them for each.
      CREATE FUNCTION keep_bound_accounts() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.state = 'bound' THEN
          UPDATE remote_accounts SET bound = false
           WHERE connection_id = OLD.connection_id AND account_id = OLD.account_id AND bound
             AND EXISTS (SELECT FROM connections WHERE id = OLD.connection_id)
             AND NOT EXISTS (SELECT FROM bindings
                              WHERE connection_id = OLD.connection_id AND account_id = OLD.account_id AND state = 'bound');
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state = 'bound' THEN
          -- Not "NOT bound": the account would be looked for among all that are nobody's.
          UPDATE remote_accounts SET bound = true
           WHERE connection_id = NEW.connection_id AND account_id = NEW.account_id AND bound IS DISTINCT FROM true;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER bindings_keep_bound AFTER INSERT OR DELETE ON bindings
        FOR EACH ROW EXECUTE FUNCTION keep_bound_accounts();
      CREATE TRIGGER bindings_keep_bound_changed AFTER UPDATE OF account_id, state ON bindings
        FOR EACH ROW WHEN ((OLD.account_id, OLD.state) IS DISTINCT FROM (NEW.account_id, NEW.state))
        EXECUTE FUNCTION keep_bound_accounts();

      -- A binding may be older than the row of its account: one that Slack no longer showed has come back.
      CREATE FUNCTION start_bound_account() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
      BEGIN
        NEW.bound := EXISTS (SELECT FROM bindings
                              WHERE connection_id = NEW.connection_id AND account_id = NEW.account_id AND state = 'bound');
        RETURN NEW;
      END $$;
      CREATE TRIGGER remote_accounts_start_bound BEFORE INSERT ON remote_accounts
        FOR EACH ROW EXECUTE FUNCTION start_bound_account();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER remote_accounts_start_bound ON remote_accounts;
      DROP TRIGGER bindings_keep_bound_changed ON bindings;
      DROP TRIGGER bindings_keep_bound ON bindings;
      DROP FUNCTION start_bound_account();
      DROP FUNCTION keep_bound_accounts();
      DROP INDEX bindings_state;
      CREATE INDEX bindings_state ON bindings (connection_id, state);
      ALTER TABLE remote_accounts DROP COLUMN bound;
    `);
  }
}
