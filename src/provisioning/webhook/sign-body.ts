import { createHmac } from 'node:crypto';
import type { Secret } from '../../core';

/**
 * What `Countersign-Signature` says of a body: when it was signed, and HMAC-SHA256 with the webhook's secret over the
 * seconds, a full stop and the body. The time is signed along, so that an old delivery cannot be played again later (R118).
 *
 * @param at seconds since 1970 are what counts
 * @returns `t=1772366400,v1=` and 64 hexadecimal digits
 */
export function signBody(secret: Secret, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const digest = createHmac('sha256', secret.reveal()).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
