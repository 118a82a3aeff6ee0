import type { schemas } from '../../api/schema';

type SigningKey = schemas['SigningKey'];

/** A stretch of the line of time, in percent of it. */
export type Span = { start: number; width: number };

/** A key pair on the line of time: when its certificate is valid, and when the key signs or signed. */
export type KeySpans = { key: SigningKey; valid: Span; signing: Span | undefined };

export type Timeline = { rows: KeySpans[]; now: number; years: { year: number; at: number }[] };

/** Percent at either end where a year's name would stand out over the line. */
const edge = 4;

/** Years named below the line at most; between more of them some are left out. */
const mostYears = 6;

/**
 * Places key pairs on one line of time, from the first that was valid to the last that ends; now is always on it.
 *
 * @param keys one at least
 */
export function placeKeys(keys: readonly SigningKey[], now: number): Timeline {
  const instants = keys.flatMap(({ notBefore, notAfter }) => [Date.parse(notBefore), Date.parse(notAfter)]);
  const [from, to] = [Math.min(now, ...instants), Math.max(now, ...instants)];
  const at = (instant: number) => (to === from ? 0 : ((instant - from) / (to - from)) * 100);
  const span = (start: number, end: number): Span => ({ start: at(start), width: Math.max(0, at(end) - at(start)) });
  const rows = keys.map((key) => ({
    key,
    valid: span(Date.parse(key.notBefore), Date.parse(key.notAfter)),
    signing: key.activatedAt === null ? undefined : span(Date.parse(key.activatedAt), endOfSigning(key)),
  }));
  const years = yearsBetween(from, to).map((year) => ({ year, at: at(Date.UTC(year, 0, 1)) }));
  return { rows, now: at(now), years: years.filter((year) => year.at >= edge && year.at <= 100 - edge) };
}

/** The key that signs goes on to the end of its certificate, unless another one takes over. */
function endOfSigning({ retiredAt, notAfter }: SigningKey): number {
  return Date.parse(retiredAt ?? notAfter);
}

function yearsBetween(from: number, to: number): number[] {
  const first = new Date(from).getUTCFullYear() + 1;
  const last = new Date(to).getUTCFullYear();
  const step = Math.max(1, Math.ceil((last - first + 1) / mostYears));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter(
    (year) => (year - first) % step === 0,
  );
}
