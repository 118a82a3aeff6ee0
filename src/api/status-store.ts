import type { Database } from '../db';

/** Numbers of an installation. */
export type StatusCounts = {
  people: number;
  suspended: number;
  administrators: number;
  groups: number;
  apps: number;
  enabledApps: number;
  sessions: number;
  auditPending: number;
};

/** A mirror in which something waits for a person. */
export type MirrorWarning = {
  appSlug: string;
  appName: string;
  quarantined: boolean;
  waitingPlans: number;
  failures: number;
  conflicts: number;
};

/** Counts for the status; one statement, one snapshot. */
export class StatusStore {
  constructor(private readonly database: Database) {}

  async count(now: Date): Promise<StatusCounts> {
    const [row] = await this.database.query<StatusCounts>(
      `SELECT people.*, apps.*,
              (SELECT count(*)::int FROM groups) AS groups,
              (SELECT count(*)::int FROM sessions WHERE expires_at > $1) AS sessions,
              (SELECT count(*)::int FROM audit_pending) AS "auditPending"
       FROM (SELECT count(*)::int AS people,
                    count(*) FILTER (WHERE suspended)::int AS suspended,
                    count(*) FILTER (WHERE administrator)::int AS administrators FROM users) AS people,
            (SELECT count(*)::int AS apps, count(*) FILTER (WHERE enabled)::int AS "enabledApps" FROM apps) AS apps`,
      [now],
    );
    if (row === undefined) throw new Error('a count without a row');
    return row;
  }

  /** Mirrors that have not ended and in which something waits for a person, by the name of their app. */
  async mirrorWarnings(): Promise<MirrorWarning[]> {
    return this.database.query<MirrorWarning>(
      `WITH waiting AS (
         SELECT a.slug AS "appSlug", a.name AS "appName", c.state = 'quarantined' AS quarantined,
                (SELECT count(*)::int FROM plans p WHERE p.connection_id = c.id AND p.state = 'waiting') AS "waitingPlans",
                (SELECT count(*)::int FROM plans p JOIN operations o ON o.plan_id = p.id AND o.state = 'dead'
                  WHERE p.connection_id = c.id) AS failures,
                (SELECT count(*)::int FROM bindings b
                  WHERE b.connection_id = c.id AND b.state = 'conflicting') AS conflicts
           FROM connections c JOIN apps a ON a.id = c.app_id WHERE c.state <> 'deactivated')
       SELECT * FROM waiting WHERE quarantined OR "waitingPlans" + failures + conflicts > 0 ORDER BY lower("appName")`,
    );
  }
}
