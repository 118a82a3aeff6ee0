import { ApiProblem, readProblem, unreachable } from './problem';
import { session } from './session';

/**
 * Follows server-sent events of the API with the console's token, which EventSource cannot send. A stream that breaks off is
 * taken up again where it was; it ends with the event `end`, or when the caller has enough.
 *
 * @param path under /api/v1
 * @throws ApiProblem when the API refuses
 */
export async function* watch<T>(path: string, signal: AbortSignal): AsyncGenerator<T> {
  let lastId: string | undefined;
  while (!signal.aborted) {
    const response = await fetch(`/api/v1${path}`, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${await session.token()}`,
        ...(lastId !== undefined && { 'last-event-id': lastId }),
      },
      signal,
    }).catch(() => {
      throw unreachable();
    });
    if (!response.ok || response.body === null) throw new ApiProblem(await readProblem(response));
    for await (const event of eventsOf(response.body)) {
      lastId = event.id ?? lastId;
      if (event.data !== '') yield JSON.parse(event.data) as T;
      if (event.name === 'end') return;
    }
  }
}

type Event = { id: string | undefined; name: string; data: string };

/** Events of a stream (WHATWG HTML §9.2.6), as far as ours use the form. */
async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Event> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + value).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield toEvent(part);
    }
  } finally {
    await reader.cancel();
  }
}

function toEvent(text: string): Event {
  const fields = text
    .split('\n')
    .map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 1).trimStart()] as const);
  const of = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
  return { id: of('id').at(-1), name: of('event').at(-1) ?? '', data: of('data').join('\n') };
}
