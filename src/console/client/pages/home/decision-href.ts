/**
 * Where what waits for a person is decided: plans and failures first, because conflicts hold nothing else up.
 *
 * @param slug of the app
 */
export function decisionHref(
  slug: string,
  waits: { waitingPlans: number; failures: number; conflicts: number },
): string {
  const isConflictAlone = waits.waitingPlans + waits.failures === 0 && waits.conflicts > 0;
  return isConflictAlone ? `/apps/${slug}/bindings/people?state=conflicting` : `/apps/${slug}/plans`;
}
