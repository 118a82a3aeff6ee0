import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error';

/** Bytes of a JSON body that are read before the request is refused (R8). */
export const jsonLimitBytes = 256 * 1024;

/**
 * Reads the body of a request as UTF-8 text, at most `limitBytes` of it.
 * A compressed body is refused, not inflated (R22); so is one that is not UTF-8.
 *
 * @param mediaType the one media type that is taken here
 * @throws ApiError `api.unsupported_media_type`, `api.body_too_large`, `api.body_unreadable`
 */
export async function readTextBody(request: IncomingMessage, mediaType: string, limitBytes: number): Promise<string> {
  checkMediaType(request, mediaType);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new ApiError({
      code: 'api.body_unreadable',
      status: 400,
      what: 'The body of the request is not UTF-8 text.',
      remedy: 'Send it encoded as UTF-8.',
      cause,
    });
  }
}

/**
 * Reads a JSON body.
 *
 * @throws ApiError those of `readTextBody`, and `api.body_not_json`
 */
export async function readJsonBody(request: IncomingMessage, limitBytes = jsonLimitBytes): Promise<unknown> {
  const text = await readTextBody(request, 'application/json', limitBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ApiError({
      code: 'api.body_not_json',
      status: 400,
      what: 'The body of the request is not JSON.',
      remedy: 'Check it with a JSON tool; it must be one object.',
      cause,
    });
  }
}

function checkMediaType(request: IncomingMessage, expected: string): void {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type.trim() === expected && isUtf8 && encoding === 'identity') return;
  throw new ApiError({
    code: 'api.unsupported_media_type',
    status: 415,
    what: 'The body of the request has a form that is not read here.',
    remedy: `Send it as ${expected}, in UTF-8, not compressed.`,
  });
}

function tooLarge(limitBytes: number): ApiError {
  const limit = limitBytes >= 1_048_576 ? `${limitBytes / 1_048_576} MiB` : `${limitBytes / 1024} KiB`;
  return new ApiError({
    code: 'api.body_too_large',
    status: 413,
    what: 'The request is too large.',
    meaning: 'Nothing was changed.',
    remedy: `Send at most ${limit}.`,
  });
}
