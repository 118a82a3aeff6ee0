const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Whether a text is a schedule in cron form: minute, hour, day of month, month, day of week, in numbers. */
export function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return fields.length === ranges.length && fields.every((field, place) => field.split(',').every(isPart(place)));
}

function isPart(place: number): (part: string) => boolean {
  const [minimum = 0, maximum = 0] = ranges[place] ?? [];
  return (part) => {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (match === null) return false;
    const [from, to, step] = match.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
    const inRange = (value: number | undefined) => value === undefined || (value >= minimum && value <= maximum);
    return inRange(from) && inRange(to) && (from ?? 0) <= (to ?? from ?? 0) && step !== 0;
  };
}
