/** Source of the present instant; tests hand in one that stands still or is turned. */
export type Clock = { now(): Date };

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
