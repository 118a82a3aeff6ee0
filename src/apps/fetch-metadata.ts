import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { AppError } from './app-error';
import { isPublicAddress } from './is-public-address';

const maximumBytes = 1_048_576;
const maximumRedirects = 3;
const timeoutMs = 5_000;

export type ResolvedAddress = { address: string; family: number };

export type MetadataFetcherOptions = {
  /** Host names whose private addresses are let through (`outbound.allowPrivateHosts`). */
  allowPrivateHosts: readonly string[];
  /** How names become addresses; default: the system's resolver. */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>;
  /** PEM of a certificate authority that is trusted besides the usual ones. */
  certificateAuthority?: string;
};

/**
 * Makes the function that fetches metadata from an address an administrator gave, without letting that address reach
 * into our own network (R66): https only; every address a name resolves to must be public; the connection goes to one of
 * the addresses that were checked; at most 3 redirects, each checked anew; 1 MB, 5 seconds in all.
 */
export function createMetadataFetcher(options: MetadataFetcherOptions): (url: string) => Promise<string> {
  const { resolve = resolveAll, certificateAuthority: ca } = options;
  const allowed = new Set(options.allowPrivateHosts.map(normaliseHost));
  return async (given) => {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = parseUrl(given);
    for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
      const host = normaliseHost(url.hostname);
      const addresses = await abortable(addressesOf(host, resolve), signal);
      if (!allowed.has(host) && !addresses.every(({ address }) => isPublicAddress(address))) throw privateAddress();
      const answer = await fetchOnce(url, addresses, signal, ca);
      if ('body' in answer) return answer.body;
      url = parseUrl(answer.location, url);
    }
    throw unreachable(`It was redirected more than ${maximumRedirects} times.`);
  };
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname !== '') return url;
  throw new AppError({
    code: 'apps.metadata_url_refused',
    status: 400,
    what: 'Metadata is fetched from https addresses only, without a user name in them.',
    remedy: 'Give an address that begins with https://, or the metadata as a file.',
  });
}

async function addressesOf(host: string, resolve: (host: string) => Promise<ResolvedAddress[]>) {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw unreachable('Its name is not known.', cause);
  }
  throw unreachable('Its name is not known.');
}

async function fetchOnce(
  url: URL,
  addresses: readonly ResolvedAddress[],
  signal: AbortSignal,
  ca: string | undefined,
): Promise<{ body: string } | { location: string }> {
  const dispatcher = new Agent({
    connect: { lookup: pinnedTo(addresses), timeout: timeoutMs, ...(ca === undefined ? {} : { ca }) },
    maxResponseSize: maximumBytes,
    pipelining: 0,
  });
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      signal,
      headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml', 'accept-encoding': 'identity' },
    });
    const { location } = headers;
    if ([301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string') return { location };
    if (statusCode !== 200) throw unreachable(`It answered with status ${statusCode}.`);
    if (headers['content-encoding'] !== undefined) throw unreachable('It answered compressed, unasked.');
    return { body: decode(await readLimited(body)) };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (signal.aborted) throw unreachable('It did not answer within 5 seconds.', cause);
    if ((cause as { code?: unknown }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') throw tooLarge();
    throw unreachable('It could not be connected to.', cause);
  } finally {
    await dispatcher.destroy();
  }
}

/** Hands the connection the addresses that were checked, so that a second resolution cannot give others. */
function pinnedTo(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readLimited(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maximumBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreachable('Its answer is not UTF-8 text.', cause);
  }
}

async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(unreachable('It did not answer within 5 seconds.')), { once: true });
  });
  return Promise.race([work, aborted]);
}

function normaliseHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

function resolveAll(hostname: string): Promise<ResolvedAddress[]> {
  return lookup(hostname, { all: true });
}

function privateAddress(): AppError {
  return new AppError({
    code: 'apps.metadata_url_refused',
    status: 400,
    what: 'The address leads into a private network.',
    meaning: 'Countersign does not fetch from there on anybody’s behalf.',
    remedy: 'Give the metadata as a file, or list the host in outbound.allowPrivateHosts of the configuration.',
  });
}

function unreachable(meaning: string, cause?: unknown): AppError {
  return new AppError({
    code: 'apps.metadata_unreachable',
    status: 502,
    what: 'The metadata could not be fetched.',
    meaning,
    remedy: 'Check the address, or give the metadata as a file.',
    cause,
  });
}

function tooLarge(): AppError {
  return new AppError({
    code: 'apps.metadata_too_large',
    status: 502,
    what: 'The metadata is larger than 1 MB.',
    remedy: 'Give an address that describes this one service provider, or the metadata as a file.',
  });
}
