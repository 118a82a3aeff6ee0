const dayMs = 86_400_000;

/** Whether an instant begins a day of UTC that is none of the viewer's: figures that count by days of UTC lead to such. */
export function isUtcDay(at: string | undefined): boolean {
  if (at === undefined) return false;
  const instant = new Date(at);
  return instant.getTime() % dayMs === 0 && instant.getTimezoneOffset() !== 0;
}

/** The day that begins at an instant, in the viewer's zone unless it is a day of UTC; empty for none. */
export function dayOf(at: string | undefined, shiftDays = 0): string {
  if (at === undefined || Number.isNaN(Date.parse(at))) return '';
  const instant = new Date(at);
  if (isUtcDay(at)) return new Date(instant.getTime() + shiftDays * dayMs).toISOString().slice(0, 10);
  instant.setDate(instant.getDate() + shiftDays);
  const padded = (value: number, digits = 2) => String(value).padStart(digits, '0');
  return `${padded(instant.getFullYear(), 4)}-${padded(instant.getMonth() + 1)}-${padded(instant.getDate())}`;
}

/** Whether a text is a day that somebody can mean, not one whose year is still being typed: 0202-11-03. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text >= '1970' && !Number.isNaN(Date.parse(text));
}

/** The instant at which a day begins in the viewer's zone; empty for none. */
export function startOf(day: string, shiftDays = 0): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return day === '' ? '' : new Date(year, month - 1, date + shiftDays).toISOString();
}
