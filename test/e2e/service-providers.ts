import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testIdentity } from '../support/prepared-app';

/** Web addresses that a browser meets behind an ACS: what each answers with. A string is where it redirects to. */
const answers: { [url: string]: { location: string } | { page: string } } = {
  'POST https://wiki.test/acs': { location: 'https://start.wiki.test/' },
  'GET https://start.wiki.test/': { location: 'https://pages.elsewhere.test/home' },
  'GET https://pages.elsewhere.test/home': { page: 'Welcome to the wiki' },
  'POST https://acme.slack.com/sso/saml': { location: 'https://slack.com/checkcookie' },
  'GET https://slack.com/checkcookie': { location: 'https://app.slack.com/authorize' },
  'GET https://app.slack.com/authorize': { location: 'https://third-party.test/callback' },
  'GET https://third-party.test/callback': { page: 'Signed in with Slack' },
};

/**
 * Service providers that pass a person on from host to host after the ACS, each host really another origin. One server
 * plays them all; `browserArgs` make a Chromium find them there and nothing else.
 */
export async function startServiceProviders() {
  const { privateKey, certificatePem } = testIdentity('service providers');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const server = createServer({ key, cert: certificatePem }, (request, response) => {
    const answer = answers[`${request.method} https://${request.headers.host}${request.url}`];
    if (answer === undefined) {
      response.writeHead(404).end();
    } else if ('location' in answer) {
      response.writeHead(303, { location: answer.location }).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><title>SP</title><link rel="icon" href="data:,"><h1>${answer.page}</h1>`);
    }
    request.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const rules = ['*.test', 'slack.com', '*.slack.com'].map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return {
    browserArgs: [`--host-resolver-rules=${rules.join(', ')}`],
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
