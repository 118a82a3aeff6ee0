import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './web-client';

export type Received = {
  method: string;
  /** Names as they were written. */
  headerNames: string[];
  headers: { [name: string]: string | undefined };
  body: string;
  /** The form's one field, read; undefined where the form is another. */
  payload: Json;
};

/** An app's server: keeps what it gets, and answers as it is told. */
export class AppServer {
  readonly #server: Server;
  received: Received[] = [];
  /** What it does with the next requests; an empty 200 unless told. */
  answer: (response: ServerResponse, received: Received) => void = (response) => response.end();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<AppServer> {
    const server = createServer();
    const app = new AppServer(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      const form = [...new URLSearchParams(body)];
      const received = {
        method: request.method ?? '',
        headerNames: request.rawHeaders.filter((_text, index) => index % 2 === 0),
        headers: request.headers as Received['headers'],
        body,
        payload: form.length === 1 && form[0]?.[0] === 'payload' ? JSON.parse(form[0][1]) : undefined,
      };
      app.received.push(received);
      app.answer(response, received);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return app;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/slack/interactions`;
  }

  /** What came last. */
  get last(): Received {
    const last = this.received.at(-1);
    if (!last) throw new Error('The app was not called');
    return last;
  }

  reset(): void {
    this.received = [];
    this.answer = (response) => response.end();
  }

  answerJson(body: Json): void {
    this.answer = (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** Whether a request is Slack's, as its documentation tells receivers to find out; written anew from there. */
export function isFromSlack({ headers, body }: Received, signingSecret: string, now: Date): boolean {
  const timestamp = headers['x-slack-request-timestamp'] ?? '';
  const signature = Buffer.from(headers['x-slack-signature'] ?? '');
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > 300) return false;
  const wanted = Buffer.from(
    `v0=${createHmac('sha256', Buffer.from(signingSecret, 'utf8')).update(['v0', timestamp, body].join(':')).digest('hex')}`,
  );
  return wanted.length === signature.length && timingSafeEqual(wanted, signature);
}
