/** The first instant of a schedule in cron form that is after `from`; undefined where the schedule is none. */
export type NextOccurrence = (cron: string, from: Date) => Promise<Date | undefined>;

/**
 * Reads schedules as pg-boss does, in UTC: no day has 23 or 25 hours there, so nothing is skipped or doubled by summer
 * time (R112).
 */
export const nextOccurrence: NextOccurrence = async (cron, from) => {
  const { PgBoss } = await import('pg-boss');
  // Never started: it only reads the schedule.
  const boss = new PgBoss({ connectionString: 'postgres://127.0.0.1:1/none' });
  try {
    return boss.previewSchedule(cron, { from, tz: 'UTC', count: 1 })[0];
  } catch {
    return undefined; // told by whoever takes the setting in; here nothing is scheduled then
  }
};
