import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A network between a process and its PostgreSQL that a test can cut, silence and restore. */
export class PostgresProxy {
  readonly #target: { host: string; port: number };
  readonly #open = new Set<Socket>();
  #server: Server;
  #silent = false;
  #port = 0;

  private constructor(url: URL) {
    this.#target = { host: url.hostname, port: Number(url.port || 5432) };
    this.#server = this.#listener();
  }

  static async start(url: string): Promise<{ proxy: PostgresProxy; url: string }> {
    const through = new URL(url);
    const proxy = new PostgresProxy(through);
    await proxy.#listen();
    through.hostname = '127.0.0.1';
    through.port = String(proxy.#port);
    return { proxy, url: through.toString() };
  }

  /** Ends every connection and refuses new ones, as when PostgreSQL was stopped. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  /** Lets nothing through any more, and says nothing, as when the network or the machine is gone. */
  silence(): void {
    this.#silent = true;
    for (const socket of this.#open) socket.pause();
  }

  async restore(): Promise<void> {
    if (!this.#server.listening) {
      this.#server = this.#listener();
      await this.#listen();
    }
    this.#silent = false;
    for (const socket of this.#open) socket.resume();
  }

  #listener(): Server {
    return createServer((near) => {
      const far = connect(this.#target);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(from);
        from.on('data', (chunk) => to.write(chunk));
        from.on('error', () => undefined);
        from.on('close', () => {
          this.#open.delete(from);
          to.destroy();
        });
        if (this.#silent) from.pause();
      }
    });
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }
}
