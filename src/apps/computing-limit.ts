/**
 * An end to work that nobody else can interrupt, counted in what this thread computed: on a machine that is busy with
 * other things an expression must not lose its value, because a person would then arrive without the attribute.
 * The clock on the wall is looked at first, since asking for the computing time costs ten times as much.
 */
export class ComputingLimit {
  readonly #endsAt: number;
  #lookAt: number;

  /** @param milliseconds of computing, from now on */
  constructor(milliseconds: number) {
    this.#endsAt = computedMilliseconds() + milliseconds;
    this.#lookAt = performance.now() + milliseconds;
  }

  isOver(): boolean {
    const now = performance.now();
    if (now < this.#lookAt) return false;
    const left = this.#endsAt - computedMilliseconds();
    this.#lookAt = now + left;
    return left <= 0;
  }
}

function computedMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
