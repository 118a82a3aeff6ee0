import { ApiProblem } from '../../src/console/client/api/problem';
import { session } from '../../src/console/client/api/session';
import { watch } from '../../src/console/client/api/watch';

type Step = { at: number };
const encoder = new TextEncoder();
const event = (name: string, id: string, data: object) =>
  encoder.encode(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/** A stream of events that then ends, or breaks off as when the network is gone. */
function stream(events: readonly Uint8Array[], end: 'closed' | 'broken'): Response {
  const waiting = [...events];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = waiting.shift();
      if (next !== undefined) controller.enqueue(next);
      else if (end === 'closed') controller.close();
      else controller.error(new TypeError('network error'));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** Answers the calls one after the other, and keeps from which event each asked to go on. */
function play(...answers: Response[]): (string | null)[] {
  const asked: (string | null)[] = [];
  jest.spyOn(session, 'token').mockResolvedValue('csc_test');
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (_input, init) => {
    asked.push(new Headers(init?.headers).get('last-event-id'));
    const answer = answers.shift();
    if (answer === undefined) throw new Error('asked once too often');
    return answer;
  });
  return asked;
}

async function seen(signal = new AbortController().signal): Promise<number[]> {
  const found: number[] = [];
  for await (const { at } of watch<Step>('/runs/1/progress', signal)) found.push(at);
  return found;
}

afterEach(() => jest.restoreAllMocks());

describe('what is watched', () => {
  it.each(['broken', 'closed'] as const)('goes on where it was after the stream was %s in the middle', async (how) => {
    const asked = play(
      stream([event('progress', '1', { at: 1 })], how),
      stream([event('progress', '2', { at: 2 }), event('end', '3', { at: 3 })], 'closed'),
    );
    expect(await seen()).toEqual([1, 2, 3]);
    expect(asked).toEqual([null, '1']);
  });

  it('ends with its end, though the stream breaks off behind it', async () => {
    play(stream([event('end', '1', { at: 1 })], 'broken'));
    expect(await seen()).toEqual([1]);
  });

  it('is given up where the API refuses it', async () => {
    const refusal = { code: 'provisioning.run_not_found', status: 404, title: 'There is no such run.' };
    play(Response.json(refusal, { status: 404, headers: { 'content-type': 'application/problem+json' } }));
    await expect(seen()).rejects.toThrow(ApiProblem);
  });

  it('is asked for by nobody who has enough already', async () => {
    const asked = play();
    expect(await seen(AbortSignal.abort())).toEqual([]);
    expect(asked).toEqual([]);
  });
});
