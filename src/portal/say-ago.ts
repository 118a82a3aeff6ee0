const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago `at` was, in words: they hold in every time zone, which the server does not know. */
export function sayAgo(at: Date, now: Date): string {
  const passed = now.getTime() - at.getTime();
  if (passed < 2 * minute) return 'just now';
  if (passed < 2 * hour) return `${Math.floor(passed / minute)} minutes ago`;
  if (passed < 2 * day) return `${Math.floor(passed / hour)} hours ago`;
  return `${Math.floor(passed / day)} days ago`;
}
