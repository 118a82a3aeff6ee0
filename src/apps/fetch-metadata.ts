import { AddressGuard, type AddressGuardOptions, guardedRequest, OutboundError } from '../outbound';
import { AppError } from './app-error';

const maximumBytes = 1_048_576;
const maximumRedirects = 3;
const timeoutMs = 5_000;

export type MetadataFetcherOptions = AddressGuardOptions & {
  /** PEM of a certificate authority that is trusted besides the usual ones. */
  certificateAuthority?: string;
};

/**
 * Makes the function that fetches metadata from an address an administrator gave, without letting that address reach
 * into our own network (R66): https only; every address a name resolves to must be public; the connection goes to one of
 * the addresses that were checked; at most 3 redirects, each checked anew; 1 MB, 5 seconds in all.
 */
export function createMetadataFetcher(options: MetadataFetcherOptions): (url: string) => Promise<string> {
  const guard = new AddressGuard(options);
  return async (given) => {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = parseUrl(guard, given);
    for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
      const answer = await fetchOnce(guard, url, signal, options.certificateAuthority);
      if ('body' in answer) return answer.body;
      url = parseUrl(guard, answer.location, url);
    }
    throw unreachable(`It was redirected more than ${maximumRedirects} times.`);
  };
}

function parseUrl(guard: AddressGuard, text: string, base?: URL): URL {
  try {
    return guard.parse(text, base);
  } catch (error) {
    return refuse(error);
  }
}

/** What the guard said, in the words of metadata. */
function refuse(error: unknown): never {
  if (!(error instanceof OutboundError)) throw error;
  if (error.code === 'outbound.name_unknown') throw unreachable('Its name is not known.', error.cause);
  if (error.code === 'outbound.private_address') throw privateAddress();
  throw new AppError({
    code: 'apps.metadata_url_refused',
    status: 400,
    what: 'Metadata is fetched from https addresses only, without a user name in them.',
    remedy: 'Give an address that begins with https://, or the metadata as a file.',
  });
}

async function fetchOnce(
  guard: AddressGuard,
  url: URL,
  signal: AbortSignal,
  certificateAuthority: string | undefined,
): Promise<{ body: string } | { location: string }> {
  const headers = {
    accept: 'application/samlmetadata+xml, application/xml, text/xml',
    'accept-encoding': 'identity',
  };
  try {
    return await guardedRequest(
      { guard, url, signal, connectTimeoutMs: timeoutMs, maximumBytes, certificateAuthority, headers },
      readAnswer,
    );
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof OutboundError) return refuse(cause);
    if (signal.aborted) throw unreachable('It did not answer within 5 seconds.', cause);
    if ((cause as { code?: unknown }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') throw tooLarge();
    throw unreachable('It could not be connected to.', cause);
  }
}

type Answer = {
  statusCode: number;
  headers: { [name: string]: string | string[] | undefined };
  body: AsyncIterable<Buffer>;
};

async function readAnswer({ statusCode, headers, body }: Answer): Promise<{ body: string } | { location: string }> {
  const { location } = headers;
  if ([301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string') return { location };
  if (statusCode !== 200) throw unreachable(`It answered with status ${statusCode}.`);
  if (headers['content-encoding'] !== undefined) throw unreachable('It answered compressed, unasked.');
  return { body: decode(await readLimited(body)) };
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
