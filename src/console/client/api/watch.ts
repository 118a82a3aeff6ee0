import { ask } from './ask';
import { ApiProblem, readProblem } from './problem';
import { session } from './session';

/** How long after a break it is tried again: at first, and at most when nothing comes. */
const shortestPauseMs = 500;
const longestPauseMs = 15_000;
/** Not reached; a token that has ended; a server or proxy that is going down, coming up or busy. */
const passingStatuses = new Set([0, 401, 429, 502, 503, 504]);

/**
 * Follows server-sent events of the API with the console's token, which EventSource cannot send. A stream that breaks off is
 * taken up again where it was; it ends with the event `end`, or when the caller has enough.
 *
 * @param path under /api/v1
 * @throws ApiProblem when the API refuses
 */
export async function* watch<T>(path: string, signal: AbortSignal): AsyncGenerator<T> {
  let lastId: string | undefined;
  let pauseMs = shortestPauseMs;
  while (!signal.aborted) {
    for await (const event of eventsUntilBroken(path, lastId, signal)) {
      lastId = event.id ?? lastId;
      if (event.data !== '') yield JSON.parse(event.data) as T;
      if (event.name === 'end') return;
      pauseMs = shortestPauseMs;
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** Events until the stream closes or breaks, or there is none at the moment, which is the same to who follows it. */
async function* eventsUntilBroken(path: string, lastId: string | undefined, signal: AbortSignal) {
  const response = await open(path, lastId, signal).catch((error: unknown) => {
    if (error instanceof ApiProblem && passingStatuses.has(error.problem.status)) return undefined;
    throw error;
  });
  if (response !== undefined) yield* eventsOf(response);
}

async function open(path: string, lastId: string | undefined, signal: AbortSignal) {
  const token = await session.token();
  const headers = {
    accept: 'text/event-stream',
    authorization: `Bearer ${token}`,
    ...(lastId !== undefined && { 'last-event-id': lastId }),
  };
  const response = await ask(`/api/v1${path}`, { headers, signal });
  if (response.status === 401) session.forget(token);
  if (!response.ok || response.body === null) throw new ApiProblem(await readProblem(response));
  return response.body;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}

type Event = { id: string | undefined; name: string; data: string };

/** Events of a stream (WHATWG HTML §9.2.6), as far as ours use the form. */
async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Event> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined })); // broken off: as closed
      if (done) return;
      const parts = (rest + value).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield toEvent(part);
    }
  } finally {
    await reader.cancel().catch(() => undefined); // rejects with what broke it off, which `read` has told already
  }
}

function toEvent(text: string): Event {
  const fields = text
    .split('\n')
    .map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 1).trimStart()] as const);
  const of = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
  return { id: of('id').at(-1), name: of('event').at(-1) ?? '', data: of('data').join('\n') };
}
