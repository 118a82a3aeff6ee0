import { Client } from 'pg';

export type Listener = { close(): Promise<void> };

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** A connection over which nothing comes may be a dead one: it is asked now and then. */
const askEveryMs = 10_000;
const patienceMs = 5_000;

/**
 * Hears notifications (NOTIFY) over a connection of its own, and comes back by itself when that is lost.
 *
 * @param onHeard the channel and what was said; also called with `undefined` after each connecting, because something may
 *   have been said that nobody heard
 */
export function startListener(
  url: string,
  channels: readonly string[],
  onHeard: (heard: { channel: string; payload: string } | undefined) => void,
): Listener {
  const listening = new Listening(url, channels, onHeard);
  void listening.connect();
  return listening;
}

class Listening implements Listener {
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pauseMs = firstPauseMs;
  #isClosed = false;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly onHeard: (heard: { channel: string; payload: string } | undefined) => void,
  ) {}

  async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
      application_name: 'countersign-listener',
    });
    this.#client = client;
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload = '' }) => this.onHeard({ channel, payload }));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch {
      return this.#lost(client); // the database is away: tried again until it is back
    }
    if (this.#isClosed) return;
    this.#pauseMs = firstPauseMs;
    this.#timer = setInterval(() => void this.#ask(client), askEveryMs);
    this.#timer.unref();
    this.onHeard(undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined); // it is gone either way
  }

  async #ask(client: Client): Promise<void> {
    try {
      await client.query('SELECT 1');
    } catch {
      this.#lost(client); // nothing will come over it any more
    }
  }

  #lost(client: Client): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = undefined;
    clearInterval(this.#timer);
    client.end().catch(() => undefined); // it is gone either way
    this.#timer = setTimeout(() => void this.connect(), this.#pauseMs);
    this.#timer.unref();
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }
}
