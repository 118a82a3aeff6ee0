import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { TestApi } from '../api/start-api';
import { TestClock } from '../support/clock';

const script = `export const words = ${JSON.stringify('the same again '.repeat(500))};`;

describe('the files of the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-console-'));
  let api: TestApi;

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<meta name="style-nonce" content="__NONCE__" />');
    writeFileSync(join(folder, 'assets', 'index-1.js'), script);
    writeFileSync(join(folder, 'assets', 'notes.txt'), 'not a file of the client');
    api = await TestApi.start(new TestClock(), { consoleFolder: folder });
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As it came over the wire: nothing is unpacked on the way. */
  async function fetchScript(accepted: string | undefined) {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const answer = await request(`${api.url}/console/assets/index-1.js`, { headers });
    const body = Buffer.from(await answer.body.arrayBuffer());
    return { coding: answer.headers['content-encoding'], vary: answer.headers.vary, headers: answer.headers, body };
  }

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
    ['deflate', undefined, (body: Buffer) => body],
    ['identity', undefined, (body: Buffer) => body],
    [undefined, undefined, (body: Buffer) => body],
  ])('come in the smallest form that the browser takes: %s', async (accepted, coding, unpack) => {
    const answer = await fetchScript(accepted);
    expect(answer.coding).toBe(coding);
    expect(unpack(answer.body).toString()).toBe(script);
    expect(answer.vary).toMatch(/accept-encoding/i);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
    if (coding !== undefined) expect(answer.body.length).toBeLessThan(script.length / 10);
  });

  it('may be kept for good, and are those of the build only', async () => {
    expect((await fetchScript('br')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const name of ['notes.txt', 'none.js', '..%2findex.html', '%00']) {
      expect((await fetch(`${api.url}/console/assets/${name}`)).status).toBe(404);
    }
  });

  it('are named by a page that is never kept, whose styles carry a nonce of this answer alone (R68)', async () => {
    const nonces = await Promise.all(
      ['/console', '/console/people/anybody'].map(async (path) => {
        const answer = await fetch(api.url + path);
        const [, nonce = ''] = /content="([^"]+)"/.exec(await answer.text()) ?? [];
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain('__NONCE__');
  });
});
