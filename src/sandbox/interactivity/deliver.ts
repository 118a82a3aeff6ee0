import type { App } from '../org/org-data';
import type { Room } from '../room';
import type { Delivery } from './delivery-journal';
import { mayReach } from './may-reach';
import { type Posted, postForm } from './post-form';
import { signRequest } from './sign-request';

/** What an app is told: the payload, and who did it. */
export type Notice = { type: string; memberId: string; payload: { [name: string]: unknown } };

const headerCases = { lower: (name: string) => name.toLowerCase(), title: (name: string) => name };

/**
 * Tells an app of an interaction at its Request URL, signed, and waits for its answer as long as Slack does. An app
 * that does not answer 200 in time has failed, and the person is told (Slack docs: Handling user interaction).
 */
export async function deliver(room: Room, app: Readonly<App>, notice: Notice): Promise<Readonly<Delivery>> {
  const { clock, deliveries, answerLimitMs } = room;
  const payload = JSON.stringify(notice.payload);
  const begun = performance.now();
  const posted = await post(room, app, new URLSearchParams({ payload }).toString());
  return deliveries.record({
    at: clock.now(),
    appId: app.id,
    kind: notice.type,
    memberId: notice.memberId,
    url: app.requestUrl,
    payload,
    status: typeof posted === 'object' && 'status' in posted ? posted.status : undefined,
    answer: typeof posted === 'object' && 'status' in posted ? posted.body : '',
    milliseconds: Math.round(performance.now() - begun),
    failure: failureOf(posted, answerLimitMs),
  });
}

async function post(room: Room, app: Readonly<App>, body: string): Promise<Posted | 'no-url' | 'forbidden'> {
  if (!URL.canParse(app.requestUrl)) return 'no-url';
  const url = new URL(app.requestUrl);
  if (!mayReach(url, room.allowedHosts)) return 'forbidden';
  // compared with the receiver's clock, so not the workspace's, which may be turned
  const timestamp = String(Math.floor(room.clock.machineNow().getTime() / 1000));
  const { interactivityHeaderCase } = room.workspace.doubts;
  const turn = room.deliveries.count % 2 === 0 ? 'lower' : 'title';
  const written = headerCases[interactivityHeaderCase === 'changing' ? turn : interactivityHeaderCase];
  return postForm(url, {
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'User-Agent': 'Slackbot 1.0 (+practice)',
      [written('X-Slack-Request-Timestamp')]: timestamp,
      [written('X-Slack-Signature')]: signRequest(app.signingSecret, timestamp, body),
    },
    body,
    limitMs: room.answerLimitMs,
  });
}

function failureOf(posted: Posted | 'no-url' | 'forbidden', answerLimitMs: number): string | undefined {
  if (posted === 'no-url') return 'The app has no Request URL.';
  if (posted === 'forbidden') return 'The practice workspace calls this machine only, and this address is elsewhere.';
  if ('status' in posted)
    return posted.status === 200 ? undefined : `The app answered ${posted.status} instead of 200.`;
  return {
    timeout: `The app did not answer within ${answerLimitMs / 1000} seconds.`,
    unreachable: 'The app could not be reached, or hung up.',
    'too-large': 'The app’s answer was too large.',
  }[posted.failure];
}
