import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const longestAnswer = 512 * 1024;

/** What came of a request: an answer, or why there is none. */
export type Posted = { status: number; body: string } | { failure: 'timeout' | 'unreachable' | 'too-large' };

/**
 * Sends a form and reads the whole answer. Redirects are not followed. Header names go out as they are written.
 *
 * @param limitMs within which the answer must have arrived
 */
export function postForm(
  url: URL,
  input: { headers: { [name: string]: string }; body: string; limitMs: number },
): Promise<Posted> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const outgoing = send(url, {
      method: 'POST',
      headers: { ...input.headers, 'Content-Length': String(Buffer.byteLength(input.body)) },
      agent: false,
    });
    const finish = (posted: Posted) => {
      clearTimeout(impatience);
      resolve(posted);
      outgoing.destroy();
    };
    const impatience = setTimeout(() => finish({ failure: 'timeout' }), input.limitMs);
    outgoing.on('error', () => finish({ failure: 'unreachable' }));
    outgoing.on('response', (answer) => read(answer).then(finish, () => finish({ failure: 'unreachable' })));
    outgoing.end(input.body);
  });
}

async function read(answer: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > longestAnswer) return { failure: 'too-large' };
    chunks.push(chunk);
  }
  return { status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}
