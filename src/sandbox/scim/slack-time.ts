const hourMs = 3_600_000;

/** An instant as SCIM shows it: California's local time with its offset, `2022-05-27T15:19:18-07:00` (Slack facts, SCIM §4). */
export function slackTime(at: Date): string {
  const offsetHours = isSummer(at) ? 7 : 8;
  const local = new Date(at.getTime() - offsetHours * hourMs).toISOString();
  return `${local.slice(0, 19)}-0${offsetHours}:00`;
}

/** From the second Sunday of March, 2 o'clock, to the first Sunday of November, 2 o'clock. */
function isSummer(at: Date): boolean {
  const year = at.getUTCFullYear();
  return at.getTime() >= sundayOf(year, 2, 8) + 10 * hourMs && at.getTime() < sundayOf(year, 10, 1) + 9 * hourMs;
}

/** Midnight (UTC) of the first Sunday on or after a day. */
function sundayOf(year: number, month: number, firstDay: number): number {
  const first = new Date(Date.UTC(year, month, firstDay));
  return first.getTime() + ((7 - first.getUTCDay()) % 7) * 24 * hourMs;
}
