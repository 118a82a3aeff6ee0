import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id of Slack's form: the prefix and ten capitals or digits. `random` draws from [0, 1); the machine's source unless given. */
export function randomId(prefix: string, random: (() => number) | undefined): string {
  let id = prefix;
  for (let n = 0; n < 10; n++) {
    id += alphabet[random === undefined ? randomInt(alphabet.length) : Math.floor(random() * alphabet.length)];
  }
  return id;
}

/** A stream of numbers in [0, 1) that a seed decides (mulberry32): good for practice, never for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
