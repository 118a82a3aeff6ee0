import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

const longestMs = 120_000;

/** Waits until a server that was started answers 200. @throws when it ended, or does not answer within two minutes */
export async function untilServing(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (Date.now() < deadline && server.exitCode === null) {
    const status = await fetch(url).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0, // not listening yet
    );
    if (status === 200) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} did not answer within two minutes`);
}

/** A port that nobody has now. */
export function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
