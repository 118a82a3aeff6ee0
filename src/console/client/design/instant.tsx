const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** An instant in the viewer's zone, with UTC on hover and for whoever reads the code. */
export function Instant({ at }: { at: string }) {
  const utc = `${at.slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <time dateTime={at} title={utc}>
      {format.format(new Date(at))}
    </time>
  );
}
