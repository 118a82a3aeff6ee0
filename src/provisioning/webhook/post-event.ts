import type { Secret } from '../../core';
import { type AddressGuard, guardedRequest, OutboundError } from '../../outbound';
import { signBody } from './sign-body';

/** Longest that a receiver may take, name and connection included. */
const timeoutMs = 10_000;
/** Answers are not read: only so much is taken in before the connection is let go. */
const maximumAnswerBytes = 65_536;

/** What a receiver answered: an HTTP status, or why there was none. `error` is null when it took the event. */
export type Posted = { status: number | null; error: string | null };

/** What goes out: the body as it is signed, and what a receiver can tell repetitions by. */
export type Post = { url: string; secret: Secret; body: string; eventId: string; deliveryId: string; at: Date };

export type PostEvent = (post: Post) => Promise<Posted>;

/**
 * Makes the function that sends an event. The address is checked anew every time, and the connection goes to what was
 * checked (R66, R118); a redirect is not followed, it is an answer like any other that is not 2xx.
 *
 * @param options.certificateAuthority PEM of a certificate authority that is trusted besides the usual ones
 */
export function createPostEvent(options: {
  guard: AddressGuard;
  certificateAuthority?: string | undefined;
}): PostEvent {
  const { guard, certificateAuthority } = options;
  return async ({ url: given, secret, body, eventId, deliveryId, at }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await guardedRequest(
        {
          guard,
          url: guard.parse(given),
          signal,
          connectTimeoutMs: timeoutMs,
          maximumBytes: maximumAnswerBytes,
          certificateAuthority,
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Countersign',
            'countersign-event': eventId,
            'countersign-delivery': deliveryId,
            'countersign-signature': signBody(secret, body, at),
          },
        },
        ({ statusCode: status }) => ({
          status,
          error: status >= 200 && status < 300 ? null : `It answered with status ${status}.`,
        }),
      );
    } catch (error) {
      return { status: null, error: sayFailure(error, signal) };
    }
  };
}

function sayFailure(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `It did not answer within ${timeoutMs / 1000} seconds.`;
  if (error instanceof OutboundError) return error.what;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code)
    ? `It could not be connected to (${code}).`
    : 'It could not be connected to.';
}
