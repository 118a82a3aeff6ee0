import { TargetError } from '../provisioning';

const mostTries = 4;
const firstPauseMs = 500;

/**
 * Repeats a read while it fails in a way that heals: at most four times in all, with pauses that double and differ
 * (R100). After “too many” nothing is waited for here: the budget does.
 *
 * @throws TargetError the last one
 */
export async function repeatRead<T>(read: () => Promise<T>, wait: (milliseconds: number) => Promise<void>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof TargetError) || tries >= mostTries || !heals(error)) throw error;
      if (error.kind === 'transient') await wait(firstPauseMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2));
    }
  }
}

/** What was not sent because everybody waits, or because we stop, is not tried again here. */
function heals({ kind, slackCode }: TargetError): boolean {
  return slackCode !== '[paused]' && slackCode !== '[stopped]' && (kind === 'transient' || kind === 'rate_limited');
}
