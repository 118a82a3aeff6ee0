/** How long is left, roughly, as words behind "within". */
export function sayUntil(end: Date | null, now: Date): string {
  const hours = end === null ? 0 : (end.getTime() - now.getTime()) / 3_600_000;
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  if (hours >= 2) return `${Math.floor(hours)} hours`;
  return hours >= 1 ? 'an hour' : 'less than an hour';
}
