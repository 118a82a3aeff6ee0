import { isForeign, readProblem, unreachable } from './problem';

/** What a proxy answers while nothing behind it does. */
const awayStatuses = new Set([502, 503, 504]);

/**
 * Asks Countersign. Where a proxy answers in its place that it is away, nothing was answered; with the same numbers
 * Countersign itself says other things, that Slack is away for one.
 *
 * @throws ApiProblem `console.unreachable`
 */
export async function ask(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request).catch(() => undefined);
  if (response === undefined) throw unreachable();
  if (awayStatuses.has(response.status) && isForeign(await readProblem(response.clone()))) throw unreachable();
  return response;
}
