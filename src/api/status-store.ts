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
}
