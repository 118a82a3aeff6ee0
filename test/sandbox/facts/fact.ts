import { type Fact, readChapters } from './read-facts';

const facts: { [id: string]: Fact | undefined } = Object.assign(
  {},
  ...readChapters(__dirname).map((chapter) => chapter.facts),
);

/** A test of one fact about Slack, named after it: its id, where Slack says it ([D], [T], [L], [V]) and the fact itself. */
export function fact(id: string, run: () => Promise<void>): void {
  const known = facts[id];
  if (!known) throw new Error(`there is no fact ${id}`);
  it(`${id} [${known.mark}] ${known.fact}`, run);
}

/** A test of what a doubt's choices do. */
export function doubt(name: string, run: () => Promise<void>): void {
  it(`${name} [UNCONFIRMED]`, run);
}
