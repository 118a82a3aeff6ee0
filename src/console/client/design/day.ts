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
  const two = (value: number) => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** The instant at which a day begins in the viewer's zone; empty for none. */
export function startOf(day: string, shiftDays = 0): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return day === '' ? '' : new Date(year, month - 1, date + shiftDays).toISOString();
}
