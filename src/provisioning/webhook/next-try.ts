/** Seconds to wait after each try that did not succeed; after the last one a delivery is given up, about nine hours in. */
const waitSeconds = [10, 60, 300, 900, 3_600, 10_800, 18_000] as const;

/** Deliveries given up one after the other until a webhook is stopped. */
export const maximumDeadInARow = 3;

/** When a delivery is tried again after `tries` in vain; null = never. */
export function nextTry(tries: number, now: Date): Date | null {
  const seconds = waitSeconds[tries - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}
