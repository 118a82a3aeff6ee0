import { type Logger, Rounds } from '../../core';
import type { WebhookSender } from './webhook-sender';

/** How often it is looked whether something is to be sent. */
const pauseMs = 1_000;

/**
 * Lets events go out by themselves while the server runs. Any number of processes may run one. Stopped, it ends after the
 * delivery that is under way; what is left goes out elsewhere, or after the next start.
 */
export function createWebhookWorker({ sender, logger }: { sender: WebhookSender; logger: Logger }): Rounds {
  return new Rounds({
    everyMs: pauseMs,
    round: (stopping) => sender.send(stopping),
    logger,
    whenFailed: 'events could not be sent to webhooks yet; it is tried again',
  });
}
