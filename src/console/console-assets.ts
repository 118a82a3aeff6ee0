import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { randomToken } from '../core';
import { notBuilt } from './console-error';

/** A file of the built client, as it is and compressed; all but the page itself are named after what is in them. */
export type Asset = { body: Buffer; brotli: () => Buffer; gzip: () => Buffer; type: string };

const types: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const noncePlace = '__NONCE__';

/** The console's built client, read once: one page, and the files it names. */
export class ConsoleAssets {
  readonly #page: string | undefined;
  readonly #files: ReadonlyMap<string, Asset>;

  /** @param folder what the build wrote; may be missing, the console then says so */
  constructor(folder: string) {
    const page = join(folder, 'index.html');
    this.#page = existsSync(page) ? readFileSync(page, 'utf8') : undefined;
    this.#files = new Map(this.#page === undefined ? [] : readFiles(join(folder, 'assets')));
  }

  /** The page, under a nonce of its own. @throws ConsoleError `console.not_built` */
  page(): { html: string; nonce: string } {
    if (this.#page === undefined) throw notBuilt();
    const nonce = randomToken(16);
    return { html: this.#page.replaceAll(noncePlace, nonce), nonce };
  }

  find(name: string): Asset | undefined {
    return this.#files.get(name);
  }
}

function readFiles(folder: string): [string, Asset][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name): [string, Asset][] => {
    const type = types[extname(name)];
    return type === undefined ? [] : [[name, compress(readFileSync(join(folder, name)), type)]];
  });
}

/** Brotli at 9, not 11: a tenth of a second for everything instead of one and a half, and seven hundredths larger. */
function compress(body: Buffer, type: string): Asset {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return {
    body,
    brotli: once(() => brotliCompressSync(body, { params })),
    gzip: once(() => gzipSync(body)),
    type,
  };
}

/** Made when somebody first asks, and kept: a start does not wait for what nobody may want. */
function once(make: () => Buffer): () => Buffer {
  let made: Buffer | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
