import { createHmac } from 'node:crypto';

/**
 * The signature of a request to an app: `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<body>`, in hexadecimal.
 *
 * @param timestamp seconds since 1970, as they stand in the header
 * @param body the raw body
 * @see Slack docs: Verifying requests from Slack
 */
export function signRequest(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
