import { Client, DatabaseError, type Pool, type PoolClient } from 'pg';

/** A connection in use for this long makes us ask whether the database still answers. */
const doubtAfterMs = 500;
/**
 * How long the database may take to answer that question, with a new connection: so many ticks. A process that is busy
 * gets to few of them, as it gets to few of the answers; time in which it could not have listened does not count.
 */
const patienceTicks = 9;
const tickMs = 100;
const lookEveryMs = 200;
/** After an answer, the next question waits this long: a long import must not ask all the time. */
const trustMs = 1_000;

/** The published types leave the socket out. */
type WithSocket = { connection: { stream: { destroy(): void } } };

/**
 * Breaks off connections over which nothing will come any more. A database whose machine or network is gone does not say
 * so: a statement would wait for many minutes, and whoever asked with it. Here the question "is anybody there?" is put
 * over a new connection as soon as a statement takes long; no answer, and the waiting ones fail at once, so that people
 * are told within two seconds and the pool is free for what comes back (R87).
 */
export class ConnectionWatch {
  readonly #url: string;
  readonly #busySince = new Map<PoolClient, number>();
  readonly #timer: NodeJS.Timeout;
  #asking = false;
  #trustedUntil = 0;

  constructor(pool: Pool, url: string) {
    this.#url = url;
    pool.on('acquire', (client) => this.#busySince.set(client, performance.now()));
    pool.on('release', (_error, client) => this.#busySince.delete(client));
    pool.on('remove', (client) => this.#busySince.delete(client));
    this.#timer = setInterval(() => void this.#look(), lookEveryMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const now = performance.now();
    const isDoubtful = (since: number) => now - since > doubtAfterMs;
    if (this.#asking || now < this.#trustedUntil || ![...this.#busySince.values()].some(isDoubtful)) return;
    this.#asking = true;
    const answered = await answers(this.#url);
    this.#asking = false;
    if (answered) {
      this.#trustedUntil = performance.now() + trustMs;
      return;
    }
    // Only those that were in use before the question: a newer one may well reach a database that just came back.
    for (const [client, since] of this.#busySince) {
      if (since < now) (client as unknown as WithSocket).connection.stream.destroy();
    }
  }
}

/** Whether the database says anything within the time; a refusal by it (too many connections) is an answer too. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  let ticking: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    let left = patienceTicks;
    ticking = setInterval(() => {
      left -= 1;
      if (left <= 0) resolve(false);
    }, tickMs);
  });
  const answer = client.connect().then(
    () => true,
    (error: unknown) => error instanceof DatabaseError,
  );
  const answered = await Promise.race([answer, silence]);
  clearInterval(ticking);
  (client as unknown as WithSocket).connection.stream.destroy();
  return answered;
}
