const longestMs = 24 * 3_600_000;
const shortestMs = 1_000;

/**
 * How long Slack wants to be left alone: `Retry-After` in seconds or as a date (RFC 9110 §10.2.3). Never under a second,
 * so that `0` makes no tight loop, and never over a day, after which we ask again.
 *
 * @returns milliseconds; null where it does not say, or says it in no form that is known
 */
export function readRetryAfter(header: string | string[] | undefined, now: Date): number | null {
  const text = (Array.isArray(header) ? header[0] : header)?.trim() ?? '';
  if (/^\d{1,12}(\.\d{1,9})?$/.test(text)) return bounded(Number(text) * 1_000);
  // a date begins with the name of its day: what Date.parse would make of other text is no wish of Slack's
  const at = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : bounded(at - now.getTime());
}

function bounded(milliseconds: number): number {
  return Math.min(longestMs, Math.max(shortestMs, Math.ceil(milliseconds)));
}
