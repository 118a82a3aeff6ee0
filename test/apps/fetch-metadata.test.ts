import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createMetadataFetcher } from '../../src/apps';
import { makeKeyPair } from '../support/key-pair';

const host = 'metadata.test';
const identity = makeKeyPair({ commonName: host, notBefore: '2020-01-01', notAfter: '2040-01-01' });
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<number> {
  const server = createTlsServer({ key: identity.privateKeyPem, cert: identity.certificatePem }, listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const local = async () => [{ address: '127.0.0.1', family: 4 }];
const fetchLocal = createMetadataFetcher({
  allowPrivateHosts: [host],
  resolve: local,
  certificateAuthority: identity.certificatePem,
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'fetched',
    (error: { code: string }) => error.code,
  );
}

describe('metadata by address', () => {
  it('is fetched over https, following a few redirects (R66)', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else response.end('<metadata/> é');
    });
    expect(await fetchLocal(`https://${host}:${port}/0`)).toBe('<metadata/> é');
    expect(await fetchLocal(`https://${host}:${port}/3`)).toBe('<metadata/> é');
    expect(await codeOf(fetchLocal(`https://${host}:${port}/4`))).toBe('apps.metadata_unreachable');
  });

  it('is not fetched from other schemes or with a user name in the address (R66)', async () => {
    const wrong = [
      'http://example.com',
      'file:///etc/passwd',
      'ftp://example.com',
      'gopher://x',
      'https://u:p@example.com',
      'https://u@example.com',
      '//example.com',
      'example.com',
      '',
      'javascript:1',
    ];
    for (const url of wrong) expect([url, await codeOf(fetchLocal(url))]).toEqual([url, 'apps.metadata_url_refused']);
  });

  it('is not fetched from private addresses, however they are written (R66)', async () => {
    const fetch = createMetadataFetcher({ allowPrivateHosts: [], resolve: local });
    const hosts = [
      '127.0.0.1',
      'localhost',
      'LOCALHOST.',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[0:0:0:0:0:0:0:1]',
      '169.254.169.254',
      '10.0.0.1',
      '[fd00::1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
      'anything.example',
      '①②⑦.0.0.1',
    ];
    for (const each of hosts) {
      expect([each, await codeOf(fetch(`https://${each}/`))]).toEqual([each, 'apps.metadata_url_refused']);
    }
  });

  it('is not fetched when only one of several addresses is private (R66)', async () => {
    const resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    const fetch = createMetadataFetcher({ allowPrivateHosts: [], resolve });
    expect(await codeOf(fetch('https://example.com/'))).toBe('apps.metadata_url_refused');
  });

  it('connects to the address that was checked: the name is resolved once (R66)', async () => {
    const port = await serve((_request, response) => response.end('here'));
    let resolved = 0;
    const fetch = createMetadataFetcher({
      allowPrivateHosts: [host],
      certificateAuthority: identity.certificatePem,
      resolve: async () => {
        resolved += 1;
        return [{ address: resolved === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
      },
    });
    expect(await fetch(`https://${host}:${port}/`)).toBe('here');
    expect(resolved).toBe(1);
  });

  it('does not follow a redirect into a private network or away from https (R66)', async () => {
    let location = '';
    const port = await serve((_request, response) => response.writeHead(302, { location }).end());
    for (location of ['https://10.0.0.1/', 'https://internal.example/', `http://${host}/`, 'file:///etc/passwd']) {
      expect([location, await codeOf(fetchLocal(`https://${host}:${port}/`))]).toEqual([
        location,
        'apps.metadata_url_refused',
      ]);
    }
  });

  it('is given up above 1 MB, also without a declared length, compressed, not UTF-8, or with another status', async () => {
    const megabyte = 'x'.repeat(1_048_576);
    const port = await serve((request, response) => {
      switch (request.url) {
        case '/fits':
          return response.end(megabyte);
        case '/large':
          return response.end(`${megabyte}x`);
        case '/endless': {
          const timer = setInterval(() => response.write(megabyte), 1);
          return response.on('close', () => clearInterval(timer));
        }
        case '/compressed':
          return response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
        case '/latin1':
          return response.end(Buffer.from([0xe9, 0x20]));
        default:
          return response.writeHead(404).end('not here');
      }
    });
    const fetch = (path: string) => codeOf(fetchLocal(`https://${host}:${port}${path}`));
    expect(await fetch('/fits')).toBe('fetched');
    expect(await fetch('/large')).toBe('apps.metadata_too_large');
    expect(await fetch('/endless')).toBe('apps.metadata_too_large');
    expect(await fetch('/compressed')).toBe('apps.metadata_unreachable');
    expect(await fetch('/latin1')).toBe('apps.metadata_unreachable');
    expect(await fetch('/nothing')).toBe('apps.metadata_unreachable');
  });

  it('is given up after five seconds in all, however slowly it trickles', async () => {
    const port = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 100);
      response.on('close', () => clearInterval(timer));
    });
    const begun = performance.now();
    expect(await codeOf(fetchLocal(`https://${host}:${port}/`))).toBe('apps.metadata_unreachable');
    expect(performance.now() - begun).toBeLessThan(7_000);
    const unresolvable = createMetadataFetcher({
      allowPrivateHosts: [],
      resolve: () => Promise.reject(new Error('ENOTFOUND')),
    });
    expect(await codeOf(unresolvable('https://nowhere.example/'))).toBe('apps.metadata_unreachable');
  });

  it('is not fetched from a host whose certificate nobody vouches for, nor from plain http behind https', async () => {
    const port = await serve((_request, response) => response.end('x'));
    const trusting = createMetadataFetcher({ allowPrivateHosts: [host], resolve: local });
    expect(await codeOf(trusting(`https://${host}:${port}/`))).toBe('apps.metadata_unreachable');
    const plain = createServer((_request, response) => response.end('x'));
    servers.push(plain);
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    expect(await codeOf(fetchLocal(`https://${host}:${(plain.address() as AddressInfo).port}/`))).toBe(
      'apps.metadata_unreachable',
    );
  });
});
