import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testIdentity } from '../support/prepared-app';

/** The host by which a browser knows the workspace in a rehearsal with Slack's own names. */
export const slackHost = 'acme.slack.com';

/**
 * Lets a browser reach the practice workspace as `https://acme.slack.com`, as it would reach Slack: TLS in front of it,
 * and `browserArgs` by which a Chromium finds the host here.
 *
 * @param portOfWorkspace asked at each request, because the workspace may start later
 */
export async function startSlackHost(portOfWorkspace: () => number) {
  const { privateKey, certificatePem } = testIdentity('slack host');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const server = createServer({ key, cert: certificatePem }, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: portOfWorkspace(), method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    browserArgs: [`--host-resolver-rules=MAP ${slackHost} 127.0.0.1:${port}`],
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
