import { Presets, SingleBar } from 'cli-progress';

/** Shows how far something long is: a bar on standard error where a terminal is there, else nothing. */
export type Progress = { update(done: number, total?: number): void; stop(): void };

/**
 * @param label what is counted, plural: `accounts`
 * @param stream standard error where it is a terminal; undefined: nothing is shown
 */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream | undefined): Progress {
  if (stream === undefined) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: `{bar} {percentage}%  {value} of {total} ${label}  {eta_formatted} left`,
      stream,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 100,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update(done, all) {
      if (all !== undefined) bar.setTotal(all);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
